import { cn } from "../../../lib/cn.ts";
import { useFormats } from "../../../lib/formats.ts";
import { type Day, plusDays } from "../calendar/calendar-days.ts";
import { DAY_PX, type Scale } from "./gantt-scale.ts";

/** The months and days above the chart. */
export function GanttHeader({ scale, today }: { scale: Scale; today: Day }) {
  const { locale } = useFormats();
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" });
  const days = Array.from({ length: scale.days }, (_, index) => plusDays(scale.first, index));
  return (
    <div aria-hidden className="sticky top-0 z-10 flex h-12 border-b bg-surface">
      {days.map((day, index) => (
        <div key={day} className="relative shrink-0 border-r text-center text-xs" style={{ width: DAY_PX }}>
          {(index === 0 || day.endsWith("-01")) && (
            <span className="absolute top-1 left-1 z-10 font-medium whitespace-nowrap first-letter:uppercase">
              {month.format(new Date(`${day}T12:00:00`))}
            </span>
          )}
          <span
            className={cn(
              "absolute inset-x-0 bottom-0.5 mx-auto w-6 rounded-full tabular-nums",
              day === today ? "bg-accent font-semibold text-accent-ink" : isWeekend(day) ? "text-ink-3" : "text-ink-2",
            )}
          >
            {Number(day.slice(-2))}
          </span>
        </div>
      ))}
    </div>
  );
}

const isWeekend = (day: Day) => [0, 6].includes(new Date(`${day}T12:00:00`).getDay());
