import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePageTitle } from "../../lib/page-title.ts";
import { m } from "../../messages/messages.js";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { DocumentEditor } from "./DocumentEditor.tsx";
import { DocumentView } from "./DocumentView.tsx";
import { DraftHead } from "./DraftHead.tsx";
import { DraftNotices } from "./DraftNotices.tsx";
import { useDraftWords } from "./draft-words.ts";
import { type Draft, draftQuery, isDocument } from "./drafts.api.ts";
import { FollowUpText } from "./FollowUpText.tsx";
import { Versions } from "./Versions.tsx";

/** One draft: what it says and costs, where it stands, what it was before, and what can be done with it. */
export function DraftPage({ id }: { id: string }) {
  const query = useQuery(draftQuery(id));
  const [isChanged, setChanged] = useState(false);
  usePageTitle(query.data?.title ?? m.drafts_draft());
  if (query.isPending) return <SkeletonRows count={6} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  const draft = query.data;
  return (
    <article className="flex h-full min-h-0 flex-col">
      <DraftHead draft={draft} isChanged={isChanged} />
      <div className="min-h-0 flex-1 overflow-auto border-t">
        <div className="mx-auto flex max-w-4xl flex-col gap-4 px-4 pt-4 pb-16">
          <DraftNotices draft={draft} />
          <Body draft={draft} onChanged={setChanged} />
          <WrittenBy draft={draft} />
          {isDocument(draft.type) && <Versions draft={draft} />}
        </div>
      </div>
    </article>
  );
}

function Body({ draft, onChanged }: { draft: Draft; onChanged: (isChanged: boolean) => void }) {
  const mayEdit = draft.can?.edit !== false && ["draft", "approved"].includes(draft.state);
  if (draft.state === "generating") return <Writing />;
  if (draft.state === "failed") return null;
  if (!isDocument(draft.type)) return <FollowUpText draft={draft} />;
  return mayEdit ? (
    <DocumentEditor key={draft.id} draft={draft} onChanged={onChanged} />
  ) : (
    <DocumentView draft={draft} />
  );
}

const Writing = () => (
  <div role="status" aria-label={m.drafts_writing()}>
    <SkeletonRows count={5} />
  </div>
);

/** Who wrote the first version, and what was kept from them. */
function WrittenBy({ draft }: { draft: Draft }) {
  const words = useDraftWords(draft);
  if (!draft.provider) return null;
  const hidden = Object.values(draft.redactions ?? {}).reduce((sum, count) => sum + count, 0);
  const by =
    draft.provider === "rules"
      ? m.drafts_written_by_rules({ kind: words.kind })
      : m.drafts_written_by_model({ kind: words.kind, model: draft.model ?? draft.provider });
  return (
    <Notice>
      {by} {draft.provider !== "rules" && hidden > 0 && m.drafts_redacted({ count: hidden })}
    </Notice>
  );
}
