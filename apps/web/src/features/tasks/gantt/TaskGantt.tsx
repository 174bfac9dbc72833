import { useQuery } from "@tanstack/react-query";
import { ChartGantt } from "lucide-react";
import { useFormats } from "../../../lib/formats.ts";
import { useNow } from "../../../lib/hooks.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { useAnnouncer } from "../../../records/board/useAnnouncer.tsx";
import { ListError } from "../../../records/filters/ListError.tsx";
import { RecordLink } from "../../../records/RecordLink.tsx";
import { type RecordData, titleOf } from "../../../records/record.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { dayIn, onDay, plusDays } from "../calendar/calendar-days.ts";
import { allDependenciesQuery, both, tasksQuery } from "../tasks.api.ts";
import { type Times, useReschedule } from "../useReschedule.ts";
import { GanttBar } from "./GanttBar.tsx";
import { GanttHeader } from "./GanttHeader.tsx";
import { GanttLines } from "./GanttLines.tsx";
import { barsOf, DAY_PX, daysBetween, ROW_PX, scaleOf } from "./gantt-scale.ts";

interface TaskGanttProps {
  object: DrawnObject;
  filter: string | undefined;
  onClearFilter: () => void;
  onCreate?: (initial: Record<string, unknown>) => void;
}

const TICK_MS = 60_000;
/** Of the past, so many days are in sight at first. */
const DAYS_BEFORE = 2;

/** Scrolls the chart to a day, once: from there on the person does. */
function showFrom(node: HTMLElement | null, day: number) {
  if (!node || node.dataset.shown) return;
  node.dataset.shown = "true";
  node.scrollLeft = day * DAY_PX;
}

/** Tasks over time with what waits for what; bars are dragged, or moved with the arrow keys. */
export function TaskGantt({ object, filter, onClearFilter, onCreate }: TaskGanttProps) {
  const { zone, day: inWords } = useFormats();
  const now = useNow(TICK_MS);
  const { data, error, isPending, refetch } = useQuery(tasksQuery(object, both(filter, "due:*")));
  const { data: dependencies = [] } = useQuery(allDependenciesQuery);
  const reschedule = useReschedule(object);
  const { say, region } = useAnnouncer();
  if (error) return <ListError error={error} onRetry={refetch} onClearFilter={onClearFilter} />;
  if (isPending) return <SkeletonRows />;
  if (data.tasks.length === 0) return <NothingDue onCreate={onCreate} />;

  const today = dayIn(zone, now.toISOString());
  const scale = scaleOf(data.tasks, today, zone);
  const bars = barsOf(reschedule.shown(data.tasks), scale, zone);
  const byTask = new Map(bars.map((bar) => [bar.task.id, bar]));
  const shift = (task: RecordData, days: number, edge: "both" | "end") => {
    if (days === 0) return;
    const later = (iso: string) => onDay(zone, iso, plusDays(dayIn(zone, iso), days));
    const dueAt = later(String(task.dueAt));
    const start = typeof task.startAt === "string" ? task.startAt : null;
    const times: Times = { dueAt };
    if (start && edge === "both") times.startAt = later(start);
    // A day becomes several: it begins where it was.
    if (!start && edge === "end" && days > 0) times.startAt = String(task.dueAt);
    if (start && Date.parse(times.startAt ?? start) > Date.parse(dueAt)) return;
    say(m.tasks_due_on({ title: titleOf(task, object), day: inWords(dueAt) }));
    void reschedule.move(task, times);
  };
  const width = scale.days * DAY_PX;
  return (
    <section
      ref={(node) => showFrom(node, daysBetween(scale.first, today) - DAYS_BEFORE)}
      aria-label={m.tasks_as_gantt()}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable (WCAG 2.1.1)
      tabIndex={0}
      className="h-full overflow-auto"
    >
      {data.hasMore && <p className="px-4 py-1 text-warn">{m.tasks_too_many()}</p>}
      <div className="grid min-w-max grid-cols-[8rem_auto] md:grid-cols-[15rem_auto]">
        <div className="sticky left-0 z-20 border-r bg-surface">
          <div className="sticky top-0 z-10 h-12 border-b bg-surface" />
          <ul>
            {bars.map(({ task }) => (
              <li key={task.id} className="flex items-center border-b px-3" style={{ height: ROW_PX }}>
                <RecordLink object={object.name} id={task.id} className="truncate hover:underline">
                  {titleOf(task, object)}
                </RecordLink>
              </li>
            ))}
          </ul>
        </div>
        <div className="relative" style={{ width }}>
          <GanttHeader scale={scale} today={today} />
          <div className="relative" style={{ height: bars.length * ROW_PX }}>
            <div
              aria-hidden
              className="absolute inset-y-0 border-l-2 border-accent"
              style={{ left: (daysBetween(scale.first, today) + 0.5) * DAY_PX }}
            />
            <GanttLines bars={byTask} dependencies={dependencies} width={width} height={bars.length * ROW_PX} />
            <ul>
              {bars.map((bar) => (
                <GanttBar
                  key={bar.task.id}
                  {...{ object, bar, now }}
                  onShift={(days, edge) => shift(bar.task, days, edge)}
                />
              ))}
            </ul>
          </div>
        </div>
      </div>
      {region}
    </section>
  );
}

function NothingDue({ onCreate }: Pick<TaskGanttProps, "onCreate">) {
  const create = onCreate && (
    <Button variant="primary" onClick={() => onCreate({})}>
      {m.tasks_new()}
    </Button>
  );
  return (
    <EmptyState icon={ChartGantt} title={m.tasks_gantt_empty()} action={create}>
      {m.tasks_gantt_empty_hint()}
    </EmptyState>
  );
}
