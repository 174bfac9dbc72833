import { type FormEvent, useState } from "react";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByPointer } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { channelsQuery, type NewChannel, setUpChannel } from "./channels.api.ts";
import { PROVIDER_NAMES, PROVIDERS } from "./providers.ts";

interface SetUpDialogProps {
  kind: NewChannel["kind"];
  onClose: () => void;
}

/** Asks for a provider, its sender and its keys. What is typed here is not kept as a draft: it is secret. */
export function SetUpDialog({ kind, onClose }: SetUpDialogProps) {
  const offered = PROVIDER_NAMES.filter((name) => PROVIDERS[name].kind === kind);
  const [provider, setProvider] = useState(offered[0] ?? "smtp");
  const [sender, setSender] = useState("");
  const [values, setValues] = useState<Record<string, string>>({});
  const save = useSetting(setUpChannel, { done: m.messages_channel_saved(), touches: [channelsQuery.queryKey] });
  const errors = errorsByPointer(save.error);
  const { asks } = PROVIDERS[provider];
  const partOf = (part: "config" | "secrets") =>
    Object.fromEntries(
      asks.filter((one) => one.part === part && values[one.name]?.trim()).map(({ name }) => [name, values[name] ?? ""]),
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const channel = { kind, provider, sender, config: partOf("config"), secrets: partOf("secrets") };
    save.mutate(channel, { onSuccess: onClose });
  };
  const keys = useFormKeys();
  return (
    <Dialog
      title={kind === "email" ? m.messages_set_up_email() : m.messages_set_up_sms()}
      description={m.messages_keys_about()}
      onClose={onClose}
    >
      <form {...keys} onSubmit={submit} autoComplete="off" className="flex flex-col gap-4">
        <FormField label={m.messages_provider()}>
          {(control) => (
            <Select
              {...control}
              choices={offered.map((name) => ({ value: name, label: PROVIDERS[name].name }))}
              value={provider}
              onValue={(value) => setProvider(offered.find((name) => name === value) ?? provider)}
            />
          )}
        </FormField>
        <FormField
          required
          label={m.messages_sender()}
          help={kind === "email" ? m.messages_sender_email_help() : m.messages_sender_sms_help()}
          error={errors["/sender"]}
        >
          {(control) => <Input {...control} value={sender} onChange={(event) => setSender(event.target.value)} />}
        </FormField>
        {asks.map(({ name, part, label, help, optional }) => (
          <FormField key={name} label={label()} help={help?.()} required={!optional} error={errors[`/${part}/${name}`]}>
            {(control) => (
              <Input
                {...control}
                type={part === "secrets" ? "password" : "text"}
                autoComplete="new-password"
                value={values[name] ?? ""}
                onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              />
            )}
          </FormField>
        ))}
        <FormError error={save.error} placed={["sender", "config", "secrets"]} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabled={sender.trim() === ""}>
            {m.common_save()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
