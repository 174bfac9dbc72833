import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Select } from "../../ui/Select.tsx";
import { type Channel, channelsQuery, setRegistration, switchOff, testChannel } from "./channels.api.ts";
import { providerName } from "./providers.ts";

/** A channel in use: its sender, whether its keys are good, where its provider reports to. */
export function ChannelCard({ channel }: { channel: Channel }) {
  const [isAsking, setAsking] = useState(false);
  const off = useSetting(switchOff, { done: m.messages_switched_off(), touches: [channelsQuery.queryKey] });
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <p className="flex flex-wrap gap-x-3">
        <span className="font-medium">{providerName(channel.provider)}</span>
        <span className="text-ink-2">{channel.sender}</span>
      </p>
      {channel.kind === "sms" && <Registration channel={channel} />}
      <FormField label={m.messages_webhook()} help={m.messages_webhook_help()}>
        {(control) => (
          <div className="flex min-w-0 items-center gap-2">
            <code id={control.id} className="min-w-0 truncate rounded bg-raised px-2 py-1 text-xs">
              {channel.webhookUrl}
            </code>
            <CopyButton text={channel.webhookUrl} label={m.common_copy()} />
          </div>
        )}
      </FormField>
      <TestButton channel={channel}>
        <Button size="sm" variant="danger" onClick={() => setAsking(true)}>
          {m.messages_switch_off()}
        </Button>
      </TestButton>
      {isAsking && (
        <ConfirmDialog
          danger
          title={m.messages_switch_off_title({ provider: providerName(channel.provider) })}
          description={m.messages_switch_off_about()}
          action={m.messages_switch_off()}
          busy={off.isPending}
          onConfirm={() =>
            off.mutate(channel.id, { onSuccess: () => setAsking(false), onError: (error) => announceFailure(error) })
          }
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** Asks the provider about the keys, and says what it answered; the last answer stays. */
function TestButton({ channel, children }: { channel: Channel; children: React.ReactNode }) {
  const formats = useFormats();
  const queryClient = useQueryClient();
  const test = useMutation({
    mutationFn: () => testChannel(channel.id),
    onSettled: () => queryClient.invalidateQueries(channelsQuery),
  });
  const isGood = channel.testResult === "ok";
  return (
    <div className="flex flex-col gap-2">
      <div role="status">
        {channel.testedAt && (
          <Notice tone={isGood ? "info" : "danger"}>
            {isGood
              ? m.messages_test_good({ when: formats.dateTime(channel.testedAt) })
              : m.messages_test_bad({ when: formats.dateTime(channel.testedAt), why: channel.testResult ?? "" })}
          </Notice>
        )}
      </div>
      <FormError error={test.error} />
      <div className="flex flex-wrap gap-2">
        <Button size="sm" busy={test.isPending} onClick={() => test.mutate()}>
          {m.messages_test()}
        </Button>
        {children}
      </div>
    </div>
  );
}

/** American carriers drop texts of senders they have not admitted; until they have, nothing is sent. */
function Registration({ channel: { id, registration } }: { channel: Channel }) {
  const change = useSetting(setRegistration, {
    done: m.messages_registration_saved(),
    touches: [channelsQuery.queryKey],
  });
  const choices = [
    { value: "pending", label: m.messages_registration_pending() },
    { value: "approved", label: m.messages_registration_approved() },
    { value: "not_needed", label: m.messages_registration_not_needed() },
  ] as const;
  return (
    <FormField label={m.messages_registration()} help={m.messages_registration_help()}>
      {(control) => (
        <Select
          {...control}
          className="max-w-64"
          choices={choices}
          value={registration}
          onValue={(value) => {
            const chosen = choices.find((one) => one.value === value);
            if (!chosen) return;
            change.mutate({ id, registration: chosen.value }, { onError: (error) => announceFailure(error) });
          }}
        />
      )}
    </FormField>
  );
}
