import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import type { TodayItem } from "./items.ts";
import type { Today } from "./today.api.ts";
import { ANSWER_WITHIN_MINUTES, shortTime, waitedBy } from "./waiting.ts";

/** The time that makes a line urgent, in words; what is late is said so, not only coloured. */
export function When({ item, today, now }: { item: TodayItem; today: Today; now: Date }) {
  const formats = useFormats();
  const { text, isLate } = words(item, today, now, formats);
  return (
    <time
      dateTime={item.at}
      title={formats.dateTime(item.at)}
      className={cn(
        "shrink-0 whitespace-nowrap text-xs tabular-nums",
        isLate ? "font-medium text-danger" : "text-ink-2",
      )}
    >
      {text}
    </time>
  );
}

function words(item: TodayItem, today: Today, now: Date, formats: ReturnType<typeof useFormats>) {
  switch (item.section) {
    case "newLeads": {
      const waited = waitedBy(now, today, item.waitedMinutes ?? 0);
      const time = shortTime(waited, formats.locale);
      const isLate = waited > ANSWER_WITHIN_MINUTES;
      if (waited === 0 && !today.opening.isOpen) return { text: m.today_came_in_after_hours(), isLate: false };
      return { text: isLate ? m.today_waiting_too_long({ time }) : m.today_waiting({ time }), isLate };
    }
    case "followUps":
    case "needsAttention":
    case "tasks": {
      const isLate = new Date(item.at) < now;
      const time = formats.relative(item.at, now);
      return { text: isLate ? m.today_was_due({ time }) : m.today_due({ time }), isLate };
    }
    case "meetings":
      return { text: clock(item.at, formats.locale, formats.zone), isLate: false };
    case "rottingDeals":
      return {
        text: m.today_in_stage({ time: formats.duration(item.at, now), days: item.rottingDays ?? 0 }),
        isLate: false,
      };
    case "quietLeads":
      return { text: m.today_quiet({ time: formats.duration(item.at, now) }), isLate: false };
  }
}

const clock = (iso: string, locale: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone }).format(new Date(iso));
