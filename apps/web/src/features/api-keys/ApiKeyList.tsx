import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { apiKeysQuery, createApiKey, deleteApiKey } from "./api-keys.api.ts";

/** Keys by which other programs act as this member. */
export function ApiKeyList() {
  const formats = useFormats();
  const keys = useQuery(apiKeysQuery);
  const [isCreating, setCreating] = useState(false);
  const remove = useSetting(deleteApiKey, { done: "API key deleted", touches: [["api-keys"]] });
  return (
    <SettingsSection
      title="API keys"
      description="A key acts as you, within its scope. The reference is at /docs."
      actions={
        <Button size="sm" variant="primary" onClick={() => setCreating(true)}>
          New key
        </Button>
      }
    >
      {keys.isError && <ErrorState error={keys.error} onRetry={() => keys.refetch()} />}
      {keys.data?.length === 0 && <EmptyState icon={KeyRound} title="No API key yet" />}
      {keys.data && keys.data.length > 0 && (
        <LineList label="API keys">
          {keys.data.map((key) => (
            <Line key={key.id}>
              <div className="mr-auto">
                <p className="font-medium">{key.name}</p>
                <p className="text-xs text-ink-2">
                  {[`${key.start}…`, key.scopes.join(", "), `made ${formats.day(key.createdAt)}`]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              <Button
                size="sm"
                variant="danger"
                onClick={() => remove.mutate(key.id, { onError: (error) => announceFailure(error, "Not deleted") })}
              >
                Delete
              </Button>
            </Line>
          ))}
        </LineList>
      )}
      {isCreating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </SettingsSection>
  );
}

const SCOPES = [
  { value: "read", label: "Read" },
  { value: "write", label: "Read and write" },
];

function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const [scope, setScope] = useState("read");
  const create = useSetting(createApiKey, { done: "API key created", touches: [["api-keys"]] });
  if (create.data) {
    return (
      <Dialog title="Your new key" description="Copy it now: it is not shown again." onClose={onClose}>
        <p className="mb-3 rounded-md bg-canvas p-2.5 font-mono break-all">{create.data.data.key}</p>
        <CopyButton text={create.data.data.key} label="Copy key" />
      </Dialog>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name: name.trim(), scopes: scope === "write" ? ["read", "write"] : ["read"] });
  };
  return (
    <Dialog title="New API key" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormField label="Name" required>
          {(control) => (
            <Input {...control} required autoFocus value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </FormField>
        <FormField label="Scope">
          {(control) => <Select {...control} choices={SCOPES} value={scope} onValue={setScope} />}
        </FormField>
        <FormError error={create.error} />
        <Actions inForm>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={create.isPending}>
            Create key
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
