import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useLayoutEffect } from "react";
import { cn } from "../../lib/cn.ts";
import { type Formats, useFormats } from "../../lib/formats.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { OFF } from "../../ui/off.ts";
import { SCROLL_FADE, useScrollFade } from "../../ui/scroll-fade.ts";
import { useStageMove } from "../board/useStageMove.tsx";
import type { Pipeline, Stage } from "../pipeline.ts";
import type { RecordData } from "../record.ts";
import { byStage, type StageVisits, stageHistoryQuery } from "./stage-visits.ts";

interface StageBarProps {
  object: DrawnObject;
  record: RecordData;
  pipeline: Pipeline;
}

/** The way through the pipeline: where the record is, since when and how long it was where, and one press to move it. */
export function StageBar({ object, record, pipeline }: StageBarProps) {
  const { move, dialog } = useStageMove(object);
  const formats = useFormats();
  const fade = useScrollFade<HTMLOListElement>();
  const history = useQuery(stageHistoryQuery(object, record.id));
  const visits = byStage(history.data ?? []);
  const at = pipeline.stages.findIndex((stage) => stage.id === record.stageId);
  // On a phone the first stages may be all there is room for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: how long it was where makes the stages wider
  useLayoutEffect(() => {
    const row = fade.ref.current;
    const step = row?.children[at];
    if (row && step instanceof HTMLElement) row.scrollLeft = step.offsetLeft - (row.clientWidth - step.offsetWidth) / 2;
  }, [at, fade.ref, history.data]);
  const isLocked = record.can?.edit === false;
  return (
    <>
      <ol
        aria-label={m.board_stage_in({ pipeline: pipeline.name })}
        {...fade}
        className={cn(SCROLL_FADE, "relative flex gap-1 px-4 pb-3")}
      >
        {pipeline.stages.map((stage, index) => {
          const visited = visits.get(stage.id);
          const isBehind = index < at && stage.type === "open";
          return (
            <li key={stage.id} className="flex min-w-fit flex-1 flex-col gap-0.5">
              <button
                type="button"
                aria-current={index === at ? "step" : undefined}
                title={index === at ? undefined : m.board_move_to({ stage: stage.name })}
                onClick={() => move({ ids: [record.id], stage })}
                {...((isLocked || index === at) && OFF)}
                className={cn(
                  "flex h-7 w-full items-center pointer-coarse:h-9 justify-center gap-1 rounded-md border px-2 text-xs font-medium whitespace-nowrap",
                  "not-aria-disabled:hover:border-line-strong not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink",
                  index === at ? lookOfCurrent(stage) : lookOfOther(isBehind),
                )}
              >
                {isBehind && <Check aria-hidden className="size-3" />}
                {stage.name}
              </button>
              <Visited visited={visited} isHere={index === at} formats={formats} />
            </li>
          );
        })}
      </ol>
      {history.isError && <p className="px-4 pb-2 text-xs text-ink-3">{m.board_history_failed()}</p>}
      {dialog}
    </>
  );
}

/** `Nov 3 · 4 days` below a stage that the record is or was in. */
function Visited({ visited, isHere, formats }: { visited?: StageVisits; isHere: boolean; formats: Formats }) {
  if (!visited) return <span className="h-4" />;
  const { enteredAt, seconds, times } = visited;
  const from = new Date(new Date(enteredAt).getTime());
  const duration = formats.duration(enteredAt, new Date(from.getTime() + seconds * 1_000));
  const date = formats.day(enteredAt);
  const words = isHere ? m.board_visited({ date, duration }) : m.board_visited_before({ date, duration });
  return (
    <span
      className="h-4 truncate px-1 text-center text-xs text-ink-3"
      title={times > 1 ? `${words}. ${m.board_stage_times({ count: times })}` : words}
    >
      <span aria-hidden>
        {date} · {duration}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

const lookOfOther = (isBehind: boolean) =>
  isBehind ? "border-transparent bg-accent-soft text-accent-text" : "text-ink-2";

function lookOfCurrent({ type }: Stage): string {
  if (type === "lost") return "border-danger bg-danger-soft text-danger";
  if (type === "canceled") return "border-line-strong bg-hover text-ink";
  return "border-accent bg-accent text-accent-ink";
}
