import { type FormEvent, useState } from "react";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByField } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { dncListsQuery, type NewDncList, uploadDncList } from "./channels.api.ts";

/** Takes in a do-not-call list as its keeper gives it out. */
export function DncUploadDialog({ onClose }: { onClose: () => void }) {
  const [list, setList] = useState<NewDncList>({ name: "", kind: "national", state: null, asOf: "", numbers: "" });
  const save = useSetting(uploadDncList, { done: m.messages_dnc_saved(), touches: [dncListsQuery.queryKey] });
  const errors = errorsByField(save.error);
  const set = (change: Partial<NewDncList>) => setList({ ...list, ...change });
  const readFile = async (file: File | undefined) => {
    if (!file) return;
    try {
      const numbers = await file.text();
      setList((now) => ({ ...now, numbers, name: now.name || file.name }));
    } catch (error) {
      announceFailure(error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...list, asOf: `${list.asOf}T00:00:00Z` }, { onSuccess: onClose });
  };
  const keys = useFormKeys();
  const kinds = [
    { value: "national", label: m.messages_dnc_national() },
    { value: "state", label: m.messages_dnc_of_state() },
    { value: "internal", label: m.messages_dnc_internal() },
  ] as const;
  const isReady = list.name.trim() !== "" && list.asOf !== "" && list.numbers !== "";
  return (
    <Dialog title={m.messages_dnc_upload()} description={m.messages_dnc_upload_about()} onClose={onClose}>
      <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
        <FormField label={m.messages_dnc_file()} required error={errors.numbers}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".txt,.csv,text/plain,text/csv"
              onChange={(event) => void readFile(event.target.files?.[0])}
            />
          )}
        </FormField>
        <FormField label={m.common_name()} required error={errors.name}>
          {(control) => (
            <Input {...control} value={list.name} onChange={(event) => set({ name: event.target.value })} />
          )}
        </FormField>
        <FormField label={m.messages_dnc_kind()}>
          {(control) => (
            <Select
              {...control}
              choices={kinds}
              value={list.kind}
              onValue={(value) => set({ kind: kinds.find((one) => one.value === value)?.value ?? "national" })}
            />
          )}
        </FormField>
        {list.kind === "state" && (
          <FormField label={m.messages_dnc_which_state()} help={m.messages_dnc_which_state_help()} error={errors.state}>
            {(control) => (
              <Input
                {...control}
                maxLength={2}
                className="max-w-24"
                value={list.state ?? ""}
                onChange={(event) => set({ state: event.target.value.toUpperCase() || null })}
              />
            )}
          </FormField>
        )}
        <FormField label={m.messages_dnc_taken()} required error={errors.asOf}>
          {(control) => (
            <Input
              {...control}
              type="date"
              className="max-w-48"
              value={list.asOf}
              onChange={(event) => set({ asOf: event.target.value })}
            />
          )}
        </FormField>
        <FormError error={save.error} placed={["numbers", "name", "state", "asOf"]} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabled={!isReady}>
            {m.common_save()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
