import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../lib/formats.ts";
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
  const end = useSetting(endSession, { done: "Signed out there", touches: [["sessions"]] });
  return (
    <SettingsSection title="Sessions" description="Where you are signed in.">
      {sessions.isPending && <SkeletonRows count={2} />}
      {sessions.isError && <ErrorState error={sessions.error} onRetry={() => sessions.refetch()} />}
      {sessions.data && (
        <LineList label="Sessions">
          {sessions.data.map(({ id, token, userAgent, ipAddress, createdAt, isCurrent }) => (
            <Line key={id}>
              <div className="mr-auto min-w-0">
                <p className="truncate font-medium">{deviceOf(userAgent)}</p>
                <p className="truncate text-xs text-ink-2">
                  {[ipAddress, `since ${formats.dateTime(new Date(createdAt).toISOString())}`]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              {isCurrent ? (
                <Badge tone="teal">This one</Badge>
              ) : (
                <Button
                  size="sm"
                  onClick={() => end.mutate(token, { onError: (error) => announceFailure(error, "Not signed out") })}
                >
                  Sign out
                </Button>
              )}
            </Line>
          ))}
        </LineList>
      )}
    </SettingsSection>
  );
}

/** A browser and system out of a user agent, near enough to recognise. */
function deviceOf(userAgent: string | null | undefined): string {
  if (!userAgent) return "Unknown device";
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//
    .exec(userAgent)?.[1]
    ?.replace("Edg", "Edge")
    .replace("OPR", "Opera");
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(userAgent)?.[1]?.replace("Mac OS X", "macOS");
  return [browser ?? "A program", system].filter(Boolean).join(" on ");
}
