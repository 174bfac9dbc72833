import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { Badge, type Tone } from "../../ui/Badge.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { TYPE_LABELS, WAY_LABELS } from "./notification-words.ts";
import { deliveriesQuery, type NotificationDelivery } from "./notifications.api.ts";

type State = NotificationDelivery["state"];

const STATES: Record<State, { label: () => string; tone: Tone }> = {
  waiting: { label: m.notifications_state_waiting, tone: "grey" },
  sending: { label: m.notifications_state_waiting, tone: "grey" },
  sent: { label: m.notifications_state_sent, tone: "green" },
  skipped: { label: m.notifications_state_skipped, tone: "grey" },
  failed: { label: m.notifications_state_failed, tone: "red" },
};

/** Reasons of our own; a channel's are shown in its own words. */
const REASONS: Record<string, () => string> = {
  read: m.notifications_reason_read,
  hidden: m.notifications_reason_hidden,
  left: m.notifications_reason_hidden,
  interrupted: m.notifications_reason_interrupted,
  no_address: m.notifications_reason_no_address,
  no_browser: m.notifications_reason_no_browser,
  sending_off: m.notifications_reason_sending_off,
  not_registered: m.notifications_reason_not_registered,
  no_channel: m.notifications_reason_no_channel,
  stopped: m.notifications_reason_stopped,
  spend: m.notifications_reason_spend,
};

/** What went out to one, what waits, and what did not arrive and why. */
export function DeliveryLog() {
  const formats = useFormats();
  const log = useQuery(deliveriesQuery);
  return (
    <SettingsSection title={m.notifications_log()} description={m.notifications_log_about()}>
      {log.isPending && <SkeletonRows count={3} />}
      {log.isError && <ErrorState error={log.error} onRetry={() => log.refetch()} />}
      {log.data?.length === 0 && <p className="text-ink-2">{m.notifications_log_empty()}</p>}
      {log.data && log.data.length > 0 && (
        <LineList label={m.notifications_log()}>
          {log.data.map(({ id, channel, state, reason, dueAt, sentAt, notification }) => (
            <Line key={id}>
              <div className="mr-auto min-w-0">
                <p className="truncate">{notification.title}</p>
                <p className="text-xs text-ink-2">
                  {[TYPE_LABELS[notification.type](), WAY_LABELS[channel](), formats.dateTime(sentAt ?? dueAt)].join(
                    " · ",
                  )}
                </p>
                {reason && <p className="text-xs break-words text-ink-2">{REASONS[reason]?.() ?? reason}</p>}
              </div>
              <Badge tone={STATES[state].tone}>{STATES[state].label()}</Badge>
            </Line>
          ))}
        </LineList>
      )}
    </SettingsSection>
  );
}
