import { useNavigate } from "@tanstack/react-router";
import { Check, FileDown, RotateCcw, Send, X } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../../records/RecordLink.tsx";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { useDraftWords } from "./draft-words.ts";
import { approveDraft, type Draft, fileOf, isDocument, reviseDraft } from "./drafts.api.ts";

const SendDialog = lazily(() => import("./SendDialog.tsx"), "SendDialog");
const RejectDraftDialog = lazily(() => import("./RejectDraftDialog.tsx"), "RejectDraftDialog");

interface DraftHeadProps {
  draft: Draft;
  /** Something is typed that is not saved: what is approved or sent is what stands saved, so that waits. */
  isChanged: boolean;
}

/** What a draft is called, what it is for, where it stands; and the acts that its state allows. */
export function DraftHead({ draft, isChanged }: DraftHeadProps) {
  const words = useDraftWords(draft);
  return (
    <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2">
      <div className="mr-auto min-w-0">
        <h1 className="truncate text-base font-semibold">
          {words.kind}: {draft.title}
        </h1>
        <p className="flex flex-wrap gap-x-3 text-xs">
          {draft.deal && <About object="deal" linked={draft.deal} name={draft.deal.name} />}
          {draft.lead && <About object="lead" linked={draft.lead} name={draft.lead.title} />}
        </p>
      </div>
      <Badge tone={words.tone}>{words.state}</Badge>
      <Acts draft={draft} isChanged={isChanged} />
    </header>
  );
}

const About = ({ object, linked, name }: { object: string; linked: { id: string }; name?: string | null }) => (
  <RecordLink object={object} id={linked.id} className="truncate text-accent-text hover:underline">
    {name ?? m.record_not_visible()}
  </RecordLink>
);

function Acts({ draft, isChanged }: DraftHeadProps) {
  const navigate = useNavigate();
  // A follow-up is said yes to where its message is: that one may have been changed since.
  const mayDecide = useCan("approve_messages") && isDocument(draft.type);
  const maySend = useCan("send_messages");
  const mayEdit = draft.can?.edit !== false;
  const [asking, setAsking] = useState<"send" | "reject" | null>(null);
  const approve = useWrite(() => approveDraft(draft), m.drafts_approved());
  const revise = useWrite(
    () => reviseDraft(draft.id),
    m.drafts_revision_begun(),
    ({ id }) => navigate({ to: "/drafts/$id", params: { id } }),
  );
  const { state } = draft;
  const isWritten = !["generating", "failed"].includes(state);
  const onError = (error: unknown) => announceFailure(error, m.drafts_not_done());
  return (
    <div className="flex flex-wrap items-center gap-2 [&_svg]:size-4">
      {isDocument(draft.type) && isWritten && (
        <Button asChild variant="ghost">
          <a href={fileOf(draft)} download>
            <FileDown aria-hidden />
            {m.drafts_pdf()}
          </a>
        </Button>
      )}
      {mayDecide && (state === "draft" || state === "approved") && (
        <Button variant="ghost" onClick={() => setAsking("reject")}>
          <X aria-hidden />
          {m.drafts_reject()}
        </Button>
      )}
      {mayDecide && state === "draft" && (
        <Button
          variant="primary"
          busy={approve.isPending}
          disabled={isChanged}
          onClick={() => approve.mutate(undefined, { onError })}
        >
          <Check aria-hidden />
          {m.drafts_approve()}
        </Button>
      )}
      {maySend && state === "approved" && (
        <Button variant="primary" disabled={isChanged} onClick={() => setAsking("send")}>
          <Send aria-hidden />
          {m.drafts_send()}
        </Button>
      )}
      {mayEdit && isDocument(draft.type) && isWritten && !["draft", "approved"].includes(state) && (
        <Button busy={revise.isPending} onClick={() => revise.mutate(undefined, { onError })}>
          <RotateCcw aria-hidden />
          {m.drafts_revise()}
        </Button>
      )}
      <Suspense>
        {asking === "send" && <SendDialog draft={draft} onClose={() => setAsking(null)} />}
        {asking === "reject" && <RejectDraftDialog draft={draft} onClose={() => setAsking(null)} />}
      </Suspense>
    </div>
  );
}
