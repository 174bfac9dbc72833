import { ChevronLeft, ChevronRight } from "lucide-react";
import { useFormats } from "../../../lib/formats.ts";
import { m } from "../../../messages/messages.js";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Segments } from "../../../ui/Segments.tsx";
import { type Day, type Span, stepBy } from "./calendar-days.ts";

interface CalendarBarProps {
  day: Day;
  span: Span;
  /** The days shown. */
  days: Day[];
  today: Day;
  onDay: (day: Day) => void;
  onSpan?: (span: Span) => void;
}

/** Which days are shown, and the way to others. */
export function CalendarBar({ day, span, days, today, onDay, onSpan }: CalendarBarProps) {
  const { locale } = useFormats();
  const words = new Intl.DateTimeFormat(locale, {
    month: "long",
    year: "numeric",
    ...(span === "week" && { day: "numeric" }),
  });
  const noon = (one: Day) => new Date(`${one}T12:00:00`);
  const title =
    span === "month" ? words.format(noon(day)) : words.formatRange(noon(days[0] ?? day), noon(days.at(-1) ?? day));
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-2 px-4 py-1.5">
      <Button size="sm" onClick={() => onDay(today)}>
        {m.tasks_today()}
      </Button>
      <IconButton label={m.tasks_earlier()} onClick={() => onDay(stepBy(span, day, -1))}>
        <ChevronLeft />
      </IconButton>
      <IconButton label={m.tasks_later()} onClick={() => onDay(stepBy(span, day, 1))}>
        <ChevronRight />
      </IconButton>
      <h2 aria-live="polite" className="mr-auto font-semibold first-letter:uppercase">
        {title}
      </h2>
      {onSpan && (
        <Segments
          label={m.tasks_span()}
          choices={[
            { value: "month", label: m.tasks_month() },
            { value: "week", label: m.tasks_week() },
          ]}
          value={span}
          onChange={onSpan}
        />
      )}
    </div>
  );
}
