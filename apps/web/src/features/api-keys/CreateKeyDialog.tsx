import { type FormEvent, useState } from "react";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { createApiKey } from "./api-keys.api.ts";

const DAY_MS = 86_400_000;

/** Makes a key and shows it, this once. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const [scope, setScope] = useState("read");
  const [days, setDays] = useState("");
  const create = useSetting(createApiKey, { done: m.settings_key_created(), touches: [["api-keys"]] });
  if (create.data) {
    const { key } = create.data.data;
    return (
      <Dialog title={m.settings_key_yours()} description={m.settings_key_once()} onClose={onClose}>
        <p className="mb-3 rounded-md bg-canvas p-2.5 font-mono break-all">{key}</p>
        <CopyButton text={key} label={m.settings_key_copy()} />
      </Dialog>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      name: name.trim(),
      scopes: scope === "write" ? ["read", "write"] : ["read"],
      expiresAt: days === "" ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
    });
  };
  const scopes = [
    { value: "read", label: m.settings_key_reads() },
    { value: "write", label: m.settings_key_writes() },
  ];
  const lives = [30, 90, 365].map((count) => ({ value: String(count), label: m.settings_after_days({ count }) }));
  return (
    <Dialog title={m.settings_key_new()} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.common_name()} help={m.settings_key_name_help()} required>
          {(control) => (
            <Input {...control} required autoFocus value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </FormField>
        <FormField label={m.settings_key_scope()}>
          {(control) => <Select {...control} choices={scopes} value={scope} onValue={setScope} />}
        </FormField>
        <FormField label={m.settings_key_ends()}>
          {(control) => (
            <Select {...control} choices={lives} empty={m.settings_key_never()} value={days} onValue={setDays} />
          )}
        </FormField>
        <FormError error={create.error} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={create.isPending}>
            {m.settings_key_create()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
