import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { type ApiKey, apiKeysQuery, deleteApiKey } from "./api-keys.api.ts";
import { CreateKeyDialog } from "./CreateKeyDialog.tsx";

/** Keys by which other programs act as this member. */
export function ApiKeyList() {
  const keys = useQuery(apiKeysQuery);
  const [isCreating, setCreating] = useState(false);
  const create = (
    <Button size="sm" variant="primary" onClick={() => setCreating(true)}>
      {m.settings_key_new()}
    </Button>
  );
  const hasKeys = keys.data !== undefined && keys.data.length > 0;
  return (
    <SettingsSection title={m.settings_keys()} description={m.settings_keys_about()} actions={hasKeys && create}>
      {keys.isPending && <SkeletonRows count={2} />}
      {keys.isError && <ErrorState error={keys.error} onRetry={() => keys.refetch()} />}
      {keys.data?.length === 0 && (
        <EmptyState icon={KeyRound} title={m.settings_keys_none()} action={create}>
          {m.settings_keys_none_about()}
        </EmptyState>
      )}
      {hasKeys && (
        <LineList label={m.settings_keys()}>
          {keys.data.map((key) => (
            <KeyLine key={key.id} apiKey={key} />
          ))}
        </LineList>
      )}
      {isCreating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </SettingsSection>
  );
}

function KeyLine({ apiKey: { id, name, start, scopes, createdAt, expiresAt } }: { apiKey: ApiKey }) {
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const remove = useSetting(deleteApiKey, { done: m.settings_key_deleted(), touches: [["api-keys"]] });
  const about = [
    `${start}…`,
    scopes.join(", "),
    m.settings_key_made({ date: formats.day(createdAt) }),
    expiresAt && m.settings_key_until({ date: formats.day(expiresAt) }),
  ];
  return (
    <Line>
      <div className="mr-auto min-w-0">
        <p className="truncate font-medium">{name}</p>
        <p className="text-xs text-ink-2">{about.filter(Boolean).join(" · ")}</p>
      </div>
      <Button size="sm" variant="danger" onClick={() => setAsking(true)}>
        {m.common_delete()}
      </Button>
      {isAsking && (
        <ConfirmDialog
          danger
          title={m.settings_key_delete_title({ name })}
          description={m.settings_key_delete_about()}
          action={m.settings_key_delete()}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(id, { onError: (error) => announceFailure(error, m.common_not_deleted()) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Line>
  );
}
