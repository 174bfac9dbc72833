import { useQuery, useQueryClient } from "@tanstack/react-query";
import { AlarmClock, BellOff, BellRing } from "lucide-react";
import type { ReactNode } from "react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../ui/Menu.tsx";
import { toast } from "../../ui/toast.store.ts";
import { SNOOZES, snoozedUntil } from "../today/snooze-times.ts";
import { muteQuery, muteRecord, mutesQuery, type Notification, unmuteRecord, useMark } from "./notifications.api.ts";

/** Puts a notification off, or silences the record it is about. */
export function NotificationMenu({ item, trigger }: { item: Notification; trigger: ReactNode }) {
  const { zone } = useFormats();
  const mark = useMark();
  const isSnoozed = new Date(item.surfacesAt) > new Date();
  const words = {
    later: m.today_snooze_later(),
    tomorrow: m.today_snooze_tomorrow(),
    nextWeek: m.today_snooze_next_week(),
    inTwoWeeks: m.today_snooze_two_weeks(),
  };
  return (
    <Menu align="end" trigger={trigger}>
      <MenuLabel>{m.notifications_snooze()}</MenuLabel>
      {SNOOZES.map((snooze) => (
        <MenuItem
          key={snooze}
          onSelect={() =>
            mark.mutate({
              ids: [item.id],
              mark: { snoozedUntil: snoozedUntil(snooze, new Date(), zone).toISOString() },
            })
          }
        >
          <AlarmClock aria-hidden />
          {words[snooze]}
        </MenuItem>
      ))}
      {isSnoozed && (
        <MenuItem onSelect={() => mark.mutate({ ids: [item.id], mark: { snoozedUntil: null } })}>
          <BellRing aria-hidden />
          {m.notifications_unsnooze()}
        </MenuItem>
      )}
      <MenuSeparator />
      <MuteItem item={item} />
    </Menu>
  );
}

function MuteItem({ item: { object, recordId, title } }: { item: Notification }) {
  const { data: mute } = useQuery(muteQuery(recordId));
  const queryClient = useQueryClient();
  const change = async (act: () => Promise<unknown>, done: string) => {
    try {
      await act();
      toast({ tone: "done", text: done });
    } catch (error) {
      announceFailure(error);
    }
    await queryClient.invalidateQueries({ queryKey: mutesQuery.queryKey });
  };
  return mute ? (
    <MenuItem onSelect={() => void change(() => unmuteRecord(mute.id), m.notifications_unmuted({ title }))}>
      <BellRing aria-hidden />
      {m.notifications_unmute()}
    </MenuItem>
  ) : (
    <MenuItem onSelect={() => void change(() => muteRecord({ object, recordId }), m.notifications_muted({ title }))}>
      <BellOff aria-hidden />
      {m.notifications_mute()}
    </MenuItem>
  );
}
