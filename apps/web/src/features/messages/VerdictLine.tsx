import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { Badge } from "../../ui/Badge.tsx";
import type { Verdict } from "./messages.api.ts";
import { consentWords, localTimeWords, outcomeWords, staysHere, whyWords } from "./verdict-words.ts";

/** What would be decided now, with the recipient's time and consent: said before anything is sent. */
export function VerdictLine({ verdict }: { verdict: Verdict }) {
  const formats = useFormats();
  const outcome = outcomeWords(verdict, formats);
  const why = whyWords(verdict);
  const localTime = localTimeWords(verdict, formats);
  return (
    <div role="status" className="flex flex-col gap-1 text-xs text-ink-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={outcome.tone}>{outcome.text}</Badge>
        {localTime && <span>{localTime}</span>}
        <span>{consentWords(verdict)}</span>
        {staysHere(verdict) && <span>{m.messages_stays_here()}</span>}
      </p>
      {why && <p className={verdict.outcome === "block" ? "text-danger" : undefined}>{why}</p>}
    </div>
  );
}
