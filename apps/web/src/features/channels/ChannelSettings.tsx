import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "../../messages/messages.js";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ChannelCard } from "./ChannelCard.tsx";
import { type Channel, channelsQuery, type NewChannel } from "./channels.api.ts";
import { SetUpDialog } from "./SetUpDialog.tsx";

/** By which ways e-mail and texts go out, and whether they really do. */
export function ChannelSettings() {
  const channels = useQuery(channelsQuery);
  return (
    <SettingsSection title={m.messages_channels()} description={m.messages_channels_about()}>
      {channels.isPending && <SkeletonRows count={3} />}
      {channels.isError && <ErrorState error={channels.error} onRetry={() => channels.refetch()} />}
      {channels.data && (
        <div className="flex flex-col gap-6">
          <Way kind="email" channels={channels.data} />
          <Way kind="sms" channels={channels.data} />
        </div>
      )}
    </SettingsSection>
  );
}

function Way({ kind, channels }: { kind: NewChannel["kind"]; channels: Channel[] }) {
  const [isSettingUp, setSettingUp] = useState(false);
  const inUse = channels.find((channel) => channel.kind === kind && channel.isActive);
  const name = kind === "email" ? m.common_email() : m.messages_sms();
  return (
    <section aria-label={name} className="rounded-lg border bg-surface">
      <header className="flex flex-wrap items-center gap-2 border-b px-4 py-3">
        <h3 className="font-semibold">{name}</h3>
        <Badge tone={inUse ? "green" : "amber"}>{inUse ? m.messages_set_up() : m.messages_not_set_up()}</Badge>
        <Button size="sm" className="ml-auto" onClick={() => setSettingUp(true)}>
          {inUse ? m.messages_replace() : m.messages_set_up_now()}
        </Button>
      </header>
      {inUse ? (
        <ChannelCard channel={inUse} />
      ) : (
        <p className="px-4 py-3 text-ink-2">
          {kind === "email" ? m.messages_email_default() : m.messages_sms_default()}
        </p>
      )}
      {isSettingUp && <SetUpDialog kind={kind} onClose={() => setSettingUp(false)} />}
    </section>
  );
}
