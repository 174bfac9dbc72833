import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { LoaderCircle, Plus } from "lucide-react";
import { Suspense, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { lazily } from "../../lib/lazily.ts";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { Badge } from "../../ui/Badge.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../ui/Menu.tsx";
import { useDraftWords } from "./draft-words.ts";
import {
  askForDocument,
  DOCUMENT_TYPES,
  type DocumentType,
  type Draft,
  type DraftsOf,
  draftsQuery,
} from "./drafts.api.ts";

const FollowUpDialog = lazily(() => import("./FollowUpDialog.tsx"), "FollowUpDialog");

const SHOWN_FIRST = 5;

/** What was drafted for a lead or deal, and a menu to have more written. */
export function DraftsPanel({ object, id }: DraftsOf) {
  const drafts = useObject("draft");
  const query = useQuery(draftsQuery({ object, id }));
  const [isWhole, setWhole] = useState(false);
  if (!drafts) return null;
  const all = query.data ?? [];
  const shown = isWhole ? all : all.slice(0, SHOWN_FIRST);
  return (
    <section aria-label={drafts.pluralLabel} className="border-t px-4 py-2 first:border-t-0 print:hidden">
      <header className="flex min-h-8 items-center gap-2">
        <h2 className="font-semibold">{drafts.pluralLabel}</h2>
        {all.length > 0 && <span className="text-ink-3">{all.length}</span>}
        {drafts.can.create && <AskMenu object={object} id={id} />}
      </header>
      {query.isError && <ErrorState error={query.error} onRetry={() => query.refetch()} />}
      {query.data && all.length === 0 && (
        <p className="pb-1 text-ink-3">{drafts.can.create ? m.drafts_empty() : "–"}</p>
      )}
      <ul>
        {shown.map((draft) => (
          <DraftLine key={draft.id} draft={draft} />
        ))}
      </ul>
      {shown.length < all.length && (
        <button type="button" className="text-xs text-accent-text hover:underline" onClick={() => setWhole(true)}>
          {m.drafts_all({ count: all.length })}
        </button>
      )}
    </section>
  );
}

function DraftLine({ draft }: { draft: Draft }) {
  const words = useDraftWords(draft);
  const formats = useFormats();
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5 py-1.5">
      <Link to="/drafts/$id" params={{ id: draft.id }} className="min-w-0 flex-1 basis-full truncate hover:underline">
        {words.kind}: {draft.title}
      </Link>
      {draft.total && <span className="text-ink-2">{formats.money(draft.total, draft.currency)}</span>}
      <Badge tone={words.tone}>{words.state}</Badge>
      <span className="text-xs text-ink-3">{formats.relative(draft.createdAt, new Date())}</span>
    </li>
  );
}

/** Everything that can be asked for; a document opens at once, and is watched being written. */
function AskMenu(of: DraftsOf) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [followUp, setFollowUp] = useState<"email" | "sms" | null>(null);
  const ask = useMutation({
    mutationFn: (type: DocumentType) => askForDocument(of, type),
    onSuccess: ({ data }) => {
      navigate({ to: "/drafts/$id", params: { id: data.id } });
      return queryClient.invalidateQueries({ queryKey: ["records", "draft"] });
    },
    onError: (error) => announceFailure(error, m.drafts_not_written()),
  });
  const words = { scope: m.drafts_scope(), estimate: m.drafts_estimate(), proposal: m.drafts_proposal() };
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={m.drafts_write()} className="ml-auto" disabled={ask.isPending}>
            {ask.isPending ? <LoaderCircle className="animate-spin" /> : <Plus />}
          </IconButton>
        }
      >
        {DOCUMENT_TYPES.map((type) => (
          <MenuItem key={type} onSelect={() => ask.mutate(type)}>
            {words[type]}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem onSelect={() => setFollowUp("email")}>{m.drafts_follow_up_email()}</MenuItem>
        <MenuItem onSelect={() => setFollowUp("sms")}>{m.drafts_follow_up_sms()}</MenuItem>
      </Menu>
      {followUp && (
        <Suspense>
          <FollowUpDialog of={of} channel={followUp} onClose={() => setFollowUp(null)} />
        </Suspense>
      )}
    </>
  );
}
