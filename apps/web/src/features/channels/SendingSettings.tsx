import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorsByField } from "../../lib/problem.ts";
import { useUnsaved } from "../../lib/unsaved.ts";
import { m } from "../../messages/messages.js";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { changeSettings, type MessagingSettings, settingsQuery } from "./channels.api.ts";
import { type Limits, limitsOf, readLimits } from "./limits.ts";
import { SendingSwitch } from "./SendingSwitch.tsx";

/** How messages go out: the switch, the address under them, the hours, how many and for how much. */
export function SendingSettings() {
  const settings = useQuery(settingsQuery);
  return (
    <SettingsSection title={m.messages_sending()} description={m.messages_sending_about()}>
      {settings.isPending && <SkeletonRows count={4} />}
      {settings.isError && <ErrorState error={settings.error} onRetry={() => settings.refetch()} />}
      {settings.data && (
        <div className="flex flex-col gap-6">
          <SendingSwitch settings={settings.data} />
          <LimitsForm key={JSON.stringify(limitsOf(settings.data))} settings={settings.data} />
        </div>
      )}
    </SettingsSection>
  );
}

function LimitsForm({ settings }: { settings: MessagingSettings }) {
  const kept = limitsOf(settings);
  const [limits, setLimits] = useState(kept);
  const save = useSetting(changeSettings, { done: m.messages_sending_saved(), touches: [settingsQuery.queryKey] });
  const errors = errorsByField(save.error);
  const isChanged = JSON.stringify(limits) !== JSON.stringify(kept);
  useUnsaved(isChanged);
  const field = (name: keyof Limits, type: "time" | "number" | "text", more: { label: string; help?: string }) => (
    <FormField {...more} error={errors[name]}>
      {(control) => (
        <Input
          {...control}
          type={type}
          min={1}
          className="max-w-48"
          value={limits[name]}
          onChange={(event) => setLimits({ ...limits, [name]: event.target.value })}
        />
      )}
    </FormField>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(readLimits(limits));
  };
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-5">
      <FormField
        label={m.messages_postal_address()}
        help={m.messages_postal_address_help()}
        error={errors.postalAddress}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={limits.postalAddress}
            onChange={(event) => setLimits({ ...limits, postalAddress: event.target.value })}
          />
        )}
      </FormField>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        {field("textsFrom", "time", { label: m.messages_texts_from() })}
        {field("textsUntil", "time", { label: m.messages_texts_until() })}
        <p className="basis-full text-xs text-ink-3">{m.messages_hours_help()}</p>
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        {field("capMessages", "number", { label: m.messages_cap_messages() })}
        {field("capHours", "number", { label: m.messages_cap_hours() })}
        <p className="basis-full text-xs text-ink-3">{m.messages_cap_help()}</p>
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        {field("smsPerSecond", "number", { label: m.messages_sms_rate() })}
        {field("pricePerSegment", "text", { label: m.messages_sms_price(), help: m.messages_sms_price_help() })}
        {field("dailySpend", "text", { label: m.messages_daily_spend(), help: m.messages_daily_spend_help() })}
      </div>
      <FormError error={save.error} placed={Object.keys(limits)} />
      <Button type="submit" variant="primary" busy={save.isPending} disabled={!isChanged} className="self-start">
        {m.common_save()}
      </Button>
    </form>
  );
}
