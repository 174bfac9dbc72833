import { useQuery } from "@tanstack/react-query";
import { m } from "../../messages/messages.js";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ChatHook } from "./ChatHook.tsx";
import { ChoiceTable } from "./ChoiceTable.tsx";
import { DeliveryLog } from "./DeliveryLog.tsx";
import { HoursForm } from "./HoursForm.tsx";
import { MuteList } from "./MuteList.tsx";
import { choose, settingsQuery, type Way } from "./notifications.api.ts";
import { PhoneSection } from "./phone/PhoneSection.tsx";
import { PushSection } from "./push/PushSection.tsx";
import { pushQuery } from "./push/push.api.ts";

/** What one hears of, by which way, and when. */
export function NotificationSettings() {
  const settings = useQuery(settingsQuery);
  const push = useQuery(pushQuery);
  if (settings.isPending) return <SkeletonRows count={6} />;
  if (settings.isError) return <ErrorState error={settings.error} onRetry={() => settings.refetch()} />;
  const { choices, chat, phone } = settings.data;
  const hasPush = push.data !== undefined && (push.data.here !== null || push.data.elsewhere.length > 0);
  // Without an address to send to there is nothing to choose.
  const ways: Way[] = [
    "inApp",
    "email",
    ...(hasPush ? ["push" as const] : []),
    ...(phone?.isVerified ? ["sms" as const] : []),
    ...(chat ? ["chat" as const] : []),
  ];
  return (
    <>
      <SettingsSection title={m.notifications_title()} description={m.notifications_settings_about()}>
        <ChoiceTable choices={choices} ways={ways} onChoose={choose} />
      </SettingsSection>
      <HoursForm settings={settings.data} />
      <PushSection />
      <PhoneSection phone={phone} />
      <ChatHook chat={chat} />
      <MuteList />
      <DeliveryLog />
    </>
  );
}
