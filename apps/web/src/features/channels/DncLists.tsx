import { useQuery } from "@tanstack/react-query";
import { PhoneOff } from "lucide-react";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { type DncList, deleteDncList, dncListsQuery } from "./channels.api.ts";
import { DncUploadDialog } from "./DncUploadDialog.tsx";

/** The do-not-call lists that marketing texts are checked against, and how old they are. */
export function DncLists() {
  const lists = useQuery(dncListsQuery);
  const [isUploading, setUploading] = useState(false);
  const upload = (
    <Button size="sm" onClick={() => setUploading(true)}>
      {m.messages_dnc_upload()}
    </Button>
  );
  const hasLists = lists.data !== undefined && lists.data.length > 0;
  return (
    <SettingsSection title={m.messages_dnc()} description={m.messages_dnc_about()} actions={hasLists && upload}>
      {lists.isPending && <SkeletonRows count={2} />}
      {lists.isError && <ErrorState error={lists.error} onRetry={() => lists.refetch()} />}
      {lists.data?.length === 0 && <EmptyState icon={PhoneOff} title={m.messages_dnc_none()} action={upload} />}
      {hasLists && (
        <LineList label={m.messages_dnc()}>
          {lists.data.map((list) => (
            <ListLine key={list.id} list={list} />
          ))}
        </LineList>
      )}
      {isUploading && <DncUploadDialog onClose={() => setUploading(false)} />}
    </SettingsSection>
  );
}

const MAX_AGE_MS = 31 * 86_400_000;

function ListLine({ list: { id, name, kind, state, asOf, count } }: { list: DncList }) {
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const remove = useSetting(deleteDncList, { done: m.messages_dnc_removed(), touches: [dncListsQuery.queryKey] });
  const kinds = {
    national: m.messages_dnc_national(),
    state: m.messages_dnc_state({ state: state ?? "" }),
    internal: m.messages_dnc_internal(),
  };
  const isStale = kind !== "internal" && Date.now() - Date.parse(asOf) > MAX_AGE_MS;
  return (
    <Line>
      <div className="mr-auto min-w-0">
        <p className="truncate font-medium">{name}</p>
        <p className="text-xs text-ink-2">
          {kinds[kind]} · {m.messages_dnc_count({ count })} · {m.messages_dnc_as_of({ day: formats.day(asOf) })}
        </p>
      </div>
      {isStale && <Badge tone="red">{m.messages_dnc_stale()}</Badge>}
      <Button size="sm" variant="danger" onClick={() => setAsking(true)}>
        {m.common_remove()}
      </Button>
      {isAsking && (
        <ConfirmDialog
          danger
          title={m.messages_dnc_remove_title({ name })}
          description={m.messages_dnc_remove_about()}
          action={m.common_remove()}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(id, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Line>
  );
}
