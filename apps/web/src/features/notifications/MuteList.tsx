import { useInfiniteQuery } from "@tanstack/react-query";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../../records/RecordLink.tsx";
import { announceFailure } from "../../records/undo/undo.ts";
import { useSetting } from "../../records/useSetting.ts";
import { Button } from "../../ui/Button.tsx";
import { Line, LineList, SettingsSection } from "../../ui/SettingsSection.tsx";
import { mutesQuery, unmuteRecord } from "./notifications.api.ts";

/** Records one has silenced, and the way back. */
export function MuteList() {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(mutesQuery);
  const mutes = data?.pages.flatMap((page) => page.data) ?? [];
  const unmute = useSetting((id: string) => unmuteRecord(id), {
    done: m.notifications_unmute_done(),
    touches: [["notifications"]],
  });
  if (mutes.length === 0) return null;
  return (
    <SettingsSection title={m.notifications_mutes()} description={m.notifications_mutes_about()}>
      <LineList label={m.notifications_mutes()}>
        {mutes.map(({ id, object, recordId, title }) => (
          <Line key={id}>
            <RecordLink object={object} id={recordId} className="mr-auto min-w-0 truncate hover:underline">
              {title}
            </RecordLink>
            <Button size="sm" onClick={() => unmute.mutate(id, { onError: (error) => announceFailure(error) })}>
              {m.notifications_unmute()}
            </Button>
          </Line>
        ))}
      </LineList>
      {hasNextPage && (
        <Button size="sm" className="mt-2" busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {m.common_show_more()}
        </Button>
      )}
    </SettingsSection>
  );
}
