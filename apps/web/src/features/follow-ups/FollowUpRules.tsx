import { useQuery } from "@tanstack/react-query";
import { AlarmClock } from "lucide-react";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { pipelinesQuery } from "../../records/pipelines.api.ts";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { AiOffNotice } from "./AiOffNotice.tsx";
import { addUsualRules, changeRule, type Rule, rulesQuery } from "./follow-up-rules.api.ts";
import { RuleDialog } from "./RuleDialog.tsx";
import { RulePlaces } from "./RulePlaces.tsx";
import { isNightly, ruleSentence } from "./rule-words.ts";

/** As many as the server finds in one night. */
const MOST_A_NIGHT = 50;

/** What is set to be done by itself: each rule in a sentence, with its switch. */
export function FollowUpRules() {
  const rules = useQuery(rulesQuery);
  const [opened, setOpened] = useState<Rule | "new" | null>(null);
  const hasRules = rules.data !== undefined && rules.data.length > 0;
  return (
    <SettingsSection
      title={m.follow_ups_title()}
      description={m.follow_ups_about()}
      actions={
        hasRules && (
          <Button size="sm" variant="primary" onClick={() => setOpened("new")}>
            {m.follow_ups_new()}
          </Button>
        )
      }
    >
      {rules.isPending && <SkeletonRows count={5} />}
      {rules.isError && <ErrorState error={rules.error} onRetry={() => rules.refetch()} />}
      {rules.data && <AiOffNotice />}
      {hasRules && !rules.data.some(({ isActive }) => isActive) && (
        <div className="mb-4">
          <Notice>{m.follow_ups_all_off()}</Notice>
        </div>
      )}
      {rules.data?.length === 0 && <NoRules onNew={() => setOpened("new")} />}
      {hasRules && (
        <>
          <LineList label={m.follow_ups_rules()}>
            {rules.data.map((rule) => (
              <RuleLine key={rule.id} rule={rule} onOpen={() => setOpened(rule)} />
            ))}
          </LineList>
          {rules.data.some(({ trigger }) => isNightly(trigger)) && (
            <p className="mt-3 text-xs text-ink-2">{m.follow_ups_at_night({ most: MOST_A_NIGHT })}</p>
          )}
        </>
      )}
      {opened && <RuleDialog rule={opened === "new" ? null : opened} onClose={() => setOpened(null)} />}
    </SettingsSection>
  );
}

function NoRules({ onNew }: { onNew: () => void }) {
  const add = useWrite(addUsualRules, m.follow_ups_added());
  return (
    <EmptyState
      icon={AlarmClock}
      title={m.follow_ups_none()}
      action={
        <>
          <Button
            variant="primary"
            busy={add.isPending}
            onClick={() => add.mutate(undefined, { onError: (error) => announceFailure(error) })}
          >
            {m.follow_ups_add_usual()}
          </Button>
          <Button onClick={onNew}>{m.follow_ups_new()}</Button>
        </>
      }
    >
      {m.follow_ups_none_about()}
    </EmptyState>
  );
}

function RuleLine({ rule, onOpen }: { rule: Rule; onOpen: () => void }) {
  const { data: pipelines } = useQuery(pipelinesQuery);
  const { id, name, version, isActive } = rule;
  const turn = useWrite(
    (on: boolean) => changeRule({ id, version, isActive: on }),
    isActive ? m.follow_ups_switched_off() : m.follow_ups_switched_on(),
  );
  const { locale } = useFormats();
  const pipeline = pipelines?.find((one) => one.id === rule.pipelineId)?.name;
  return (
    <Line>
      <div className="mr-auto min-w-0 flex-1 basis-52">
        <p className="font-medium break-words">{name}</p>
        <p className="text-xs text-ink-2">{ruleSentence(rule, pipeline, locale)}</p>
        {pipelines && <RulePlaces rule={rule} pipelines={pipelines} />}
      </div>
      <div className="flex items-center gap-3">
        <Button size="sm" onClick={onOpen} aria-label={m.follow_ups_edit({ name })}>
          {m.common_edit()}
        </Button>
        <Switch
          aria-label={m.follow_ups_switch({ name })}
          checked={turn.isPending ? turn.variables : Boolean(isActive)}
          disabled={turn.isPending}
          onCheckedChange={(on) => turn.mutate(on, { onError: (error) => announceFailure(error) })}
        />
      </div>
    </Line>
  );
}
