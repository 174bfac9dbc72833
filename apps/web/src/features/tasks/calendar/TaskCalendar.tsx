import {
  DndContext,
  type DragEndEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useRef, useState } from "react";
import { useFormats } from "../../../lib/formats.ts";
import { useIsNarrow, useNow } from "../../../lib/hooks.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { useAnnouncer } from "../../../records/board/useAnnouncer.tsx";
import { ListError } from "../../../records/filters/ListError.tsx";
import { type RecordData, titleOf } from "../../../records/record.ts";
import { both, tasksQuery } from "../tasks.api.ts";
import { useReschedule } from "../useReschedule.ts";
import { CalendarBar } from "./CalendarBar.tsx";
import { CalendarDay } from "./CalendarDay.tsx";
import { dayIn, daysOf, onDay, plusDays, type Span, startIn, weekStartOf } from "./calendar-days.ts";

interface TaskCalendarProps {
  object: DrawnObject;
  filter: string | undefined;
  onClearFilter: () => void;
  onCreate?: (initial: Record<string, unknown>) => void;
}

const TICK_MS = 60_000;
const MORNING_MS = 9 * 3_600_000;

/** Tasks on the days they are due; dragged to another day, or moved there with the arrow keys, they keep their hour. */
export function TaskCalendar({ object, filter, onClearFilter, onCreate }: TaskCalendarProps) {
  const { zone, locale, date: inWords } = useFormats();
  const isNarrow = useIsNarrow();
  const now = useNow(TICK_MS);
  const today = dayIn(zone, now.toISOString());
  const [day, setDay] = useState(today);
  const [chosenSpan, setSpan] = useState<Span>("month");
  // A month has no room for words on a phone.
  const span = isNarrow ? "week" : chosenSpan;
  const days = daysOf(span, day, weekStartOf(locale));
  const [first = day] = days;
  const within = `due>=${startIn(zone, first)} due<${startIn(zone, plusDays(days.at(-1) ?? day, 1))}`;
  const { data, error, refetch } = useQuery(tasksQuery(object, both(filter, within)));
  const reschedule = useReschedule(object);
  const { say, region } = useAnnouncer();
  // A task moved by key is drawn anew on its day, and is given back the focus there.
  const movedByKey = useRef<string | null>(null);
  useLayoutEffect(() => {
    const id = movedByKey.current;
    movedByKey.current = null;
    if (id) document.querySelector<HTMLElement>(`[data-calendar-task="${id}"] a`)?.focus();
  });
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  if (error) return <ListError error={error} onRetry={refetch} onClearFilter={onClearFilter} />;

  const tasks = reschedule.shown(data?.tasks ?? []);
  const byDay = Map.groupBy(tasks, (task) => dayIn(zone, String(task.dueAt)));
  const moveTo = (task: RecordData, to: string) => {
    if (dayIn(zone, String(task.dueAt)) === to) return;
    say(m.tasks_due_on({ title: titleOf(task, object), day: inWords(to) }));
    void reschedule.move(task, {
      dueAt: onDay(zone, String(task.dueAt), to),
      // What begins before keeps its distance.
      ...(typeof task.startAt === "string" && { startAt: startWith(zone, task.startAt, String(task.dueAt), to) }),
    });
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const task = tasks.find(({ id }) => id === active.id);
    if (task && over) moveTo(task, String(over.id));
  };
  const createOn = (on: string) => {
    const morning = new Date(Date.parse(startIn(zone, on)) + MORNING_MS);
    onCreate?.({ dueAt: onDay(zone, morning.toISOString(), on) });
  };
  return (
    <div className="flex h-full flex-col">
      <CalendarBar {...{ day, span, days, today }} onDay={setDay} onSpan={isNarrow ? undefined : setSpan} />
      {data?.hasMore && <p className="px-4 pb-1 text-warn">{m.tasks_too_many()}</p>}
      <DndContext sensors={sensors} collisionDetection={pointerWithin} onDragEnd={onDragEnd}>
        <div
          className={
            isNarrow
              ? "min-h-0 flex-1 overflow-auto"
              : "grid min-h-0 flex-1 auto-rows-fr grid-cols-7 overflow-auto border-t"
          }
        >
          {days.map((one) => (
            <CalendarDay
              key={one}
              {...{ object, now, span }}
              day={one}
              isToday={one === today}
              isOutside={span === "month" && one.slice(0, 7) !== day.slice(0, 7)}
              tasks={byDay.get(one) ?? []}
              onMove={(task, by) => {
                movedByKey.current = task.id;
                moveTo(task, plusDays(dayIn(zone, String(task.dueAt)), by));
              }}
              onCreate={onCreate && (() => createOn(one))}
            />
          ))}
        </div>
      </DndContext>
      {region}
    </div>
  );
}

function startWith(zone: string, startAt: string, dueAt: string, to: string): string {
  const days = Math.round((Date.parse(startIn(zone, to)) - Date.parse(startIn(zone, dayIn(zone, dueAt)))) / 86_400_000);
  return onDay(zone, startAt, plusDays(dayIn(zone, startAt), days));
}
