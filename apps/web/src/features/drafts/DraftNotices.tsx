import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { type Draft, retryDraft } from "./drafts.api.ts";

/** What is to be known of a draft before one reads it: that it failed, was held back, opened, answered. */
export function DraftNotices({ draft }: { draft: Draft }) {
  const formats = useFormats();
  const { state, failure, sendingProblem, rejectionReason, decision, decidedAt, viewedAt, url } = draft;
  const isOut = ["sending", "sent"].includes(state);
  return (
    <>
      {state === "failed" && <Failed draft={draft} why={failure ?? ""} />}
      {sendingProblem && <Notice tone="warn">{m.drafts_held_back({ reason: sendingProblem })}</Notice>}
      {state === "rejected" && rejectionReason && (
        <Notice tone="warn">{m.drafts_rejected_because({ reason: rejectionReason })}</Notice>
      )}
      {decision?.outcome === "accepted" && decidedAt && (
        <Notice>
          {m.drafts_accepted_by({ name: decision.name ?? "", when: formats.dateTime(decidedAt), address: decision.ip })}
        </Notice>
      )}
      {decision?.outcome === "declined" && (
        <Notice tone="warn">
          {decision.reason ? m.drafts_declined_because({ reason: decision.reason }) : m.drafts_declined()}
        </Notice>
      )}
      {url && isOut && (
        <Notice action={<CopyButton text={url} label={m.drafts_copy_link()} />}>
          {viewedAt ? m.drafts_opened({ when: formats.relative(viewedAt, new Date()) }) : m.drafts_not_opened()}{" "}
          <a href={url} target="_blank" rel="noreferrer" className="break-all underline">
            {url}
          </a>
        </Notice>
      )}
    </>
  );
}

function Failed({ draft, why }: { draft: Draft; why: string }) {
  const retry = useWrite(() => retryDraft(draft.id), m.drafts_asked());
  return (
    <Notice
      tone="danger"
      action={
        <Button
          size="sm"
          busy={retry.isPending}
          onClick={() => retry.mutate(undefined, { onError: (error) => announceFailure(error) })}
        >
          {m.common_try_again()}
        </Button>
      }
    >
      {m.drafts_failed({ reason: why })}
    </Notice>
  );
}
