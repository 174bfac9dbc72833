import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import type { Pipeline } from "../../records/pipeline.ts";
import type { Rule } from "./follow-up-rules.api.ts";
import { goesByStages, hasLostItsPlace, stagesOf } from "./rule-stages.ts";

/** By which stages a rule goes, if by any, and whether one of its places is gone. */
export function RulePlaces({ rule, pipelines }: { rule: Rule; pipelines: Pipeline[] }) {
  const { locale } = useFormats();
  const names = [...new Set(stagesOf(rule, pipelines).map(({ name }) => name))];
  const stages = new Intl.ListFormat(locale, { type: "disjunction" }).format(names);
  return (
    <>
      {goesByStages(rule.trigger) && (
        <p className="text-xs text-ink-2">{stages ? m.follow_ups_by_stages({ stages }) : m.follow_ups_by_no_stage()}</p>
      )}
      {hasLostItsPlace(rule, pipelines) && <p className="text-xs text-warn">{m.follow_ups_place_gone()}</p>}
    </>
  );
}
