import { type FormEvent, useState } from "react";
import { errorsByField } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { changeSettings, type NotificationSettings } from "./notifications.api.ts";

const KINDS = ["slack", "teams"] as const;
type Kind = (typeof KINDS)[number];
const NAMES: Record<Kind, () => string> = { slack: m.notifications_chat_slack, teams: m.notifications_chat_teams };
const EXAMPLES: Record<Kind, string> = {
  slack: "https://hooks.slack.com/services/…",
  teams: "https://….webhook.office.com/webhookb2/…",
};

/** One's own channel of Slack or Teams, by its incoming webhook; the address is written and never shown again. */
export function ChatHook({ chat }: { chat: NotificationSettings["chat"] }) {
  return (
    <SettingsSection title={m.notifications_chat()} description={m.notifications_chat_about()}>
      {chat ? <Connected chat={chat} /> : <Connect />}
    </SettingsSection>
  );
}

function Connected({ chat }: { chat: NonNullable<NotificationSettings["chat"]> }) {
  const end = useSetting(changeSettings, { done: m.notifications_chat_ended(), touches: [["notifications"]] });
  return (
    <div className="flex min-h-12 max-w-md items-center gap-3 rounded-lg border px-3 py-2">
      <p className="mr-auto min-w-0">
        <span className="block font-medium">{NAMES[chat.kind]()}</span>
        <span className="block truncate text-xs text-ink-2">{chat.host}</span>
      </p>
      <Button
        size="sm"
        variant="danger"
        busy={end.isPending}
        onClick={() => end.mutate({ chat: null }, { onError: (error) => announceFailure(error) })}
      >
        {m.notifications_chat_end()}
      </Button>
    </div>
  );
}

function Connect() {
  const [kind, setKind] = useState<Kind>("slack");
  const [url, setUrl] = useState("");
  const save = useSetting(changeSettings, { done: m.notifications_chat_connected(), touches: [["notifications"]] });
  const error = errorsByField(save.error).chat;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ chat: { kind, url: url.trim() } }, { onSuccess: () => setUrl("") });
  };
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-3">
      <FormField label={m.notifications_chat_kind()}>
        {(control) => (
          <Select
            {...control}
            choices={KINDS.map((value) => ({ value, label: NAMES[value]() }))}
            value={kind}
            onValue={(chosen) => setKind(KINDS.find((one) => one === chosen) ?? "slack")}
          />
        )}
      </FormField>
      <FormField label={m.notifications_chat_url()} help={m.notifications_chat_url_help()} error={error}>
        {(control) => (
          <Input
            {...control}
            type="url"
            autoComplete="off"
            placeholder={EXAMPLES[kind]}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </FormField>
      {!error && <FormError error={save.error} />}
      <Button type="submit" busy={save.isPending} disabled={url.trim() === ""} className="self-start">
        {m.notifications_chat_connect()}
      </Button>
    </form>
  );
}
