import { useQuery } from "@tanstack/react-query";
import { deviceOf } from "../../lib/device.ts";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { endSession, sessionsQuery } from "./profile.api.ts";

/** Where one is signed in; any of it can be ended. */
export function SessionList() {
  const formats = useFormats();
  const sessions = useQuery(sessionsQuery);
  const end = useSetting(endSession, { done: m.settings_session_ended(), touches: [["sessions"]] });
  return (
    <SettingsSection title={m.settings_sessions()} description={m.settings_sessions_about()}>
      {sessions.isPending && <SkeletonRows count={2} />}
      {sessions.isError && <ErrorState error={sessions.error} onRetry={() => sessions.refetch()} />}
      {sessions.data && (
        <LineList label={m.settings_sessions()}>
          {sessions.data.map(({ id, token, userAgent, ipAddress, createdAt, isCurrent }) => (
            <Line key={id}>
              <div className="mr-auto min-w-0">
                <p className="truncate font-medium">{deviceOf(userAgent)}</p>
                <p className="truncate text-xs text-ink-2">
                  {[ipAddress, m.settings_session_since({ when: formats.dateTime(new Date(createdAt).toISOString()) })]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              {isCurrent ? (
                <Badge tone="teal">{m.settings_session_this()}</Badge>
              ) : (
                <Button
                  size="sm"
                  onClick={() =>
                    end.mutate(token, { onError: (error) => announceFailure(error, m.settings_session_not_ended()) })
                  }
                >
                  {m.settings_session_end()}
                </Button>
              )}
            </Line>
          ))}
        </LineList>
      )}
    </SettingsSection>
  );
}
