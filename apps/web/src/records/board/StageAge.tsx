import { Clock, Hourglass } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { m } from "../../messages/messages.js";
import { daysSince, type Stage } from "../pipeline.ts";
import type { RecordData } from "../record.ts";

interface StageAgeProps {
  record: RecordData;
  stage: Stage | undefined;
  now: Date;
}

/** How long a card has been in its open stage; one that is rotting says so by its sign and in words too. */
export function StageAge({ record, stage, now }: StageAgeProps) {
  const since = record.stageChangedAt;
  if (typeof since !== "string" || (stage && stage.type !== "open")) return null;
  const days = daysSince(since, now);
  const most = stage?.rottingDays ?? null;
  const isRotting = most !== null && days > most;
  const Sign = isRotting ? Hourglass : Clock;
  const words = isRotting ? m.board_rotting({ days: most }) : m.board_days_here({ days });
  return (
    <span title={words} className={cn("inline-flex items-center gap-1", isRotting && "font-medium text-danger")}>
      <Sign aria-hidden className="size-3" />
      <span aria-hidden>{isRotting ? m.board_days_of({ days, most }) : m.board_days({ days })}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
