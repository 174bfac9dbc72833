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
import { settingsQuery, useChoose } from "./notifications.api.ts";

/** What one hears of, by which way, and when. */
export function NotificationSettings() {
  const settings = useQuery(settingsQuery);
  const choose = useChoose();
  if (settings.isPending) return <SkeletonRows count={6} />;
  if (settings.isError) return <ErrorState error={settings.error} onRetry={() => settings.refetch()} />;
  const { choices, chat } = settings.data;
  return (
    <>
      <SettingsSection title={m.notifications_title()} description={m.notifications_settings_about()}>
        <ChoiceTable
          choices={choices}
          hasChat={chat !== null}
          onChoose={(type, choice) => choose.mutate({ type, choice })}
        />
      </SettingsSection>
      <HoursForm settings={settings.data} />
      <ChatHook chat={chat} />
      <MuteList />
      <DeliveryLog />
    </>
  );
}
