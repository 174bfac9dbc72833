import { Check } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { useStageMove } from "../board/useStageMove.tsx";
import type { Pipeline, Stage } from "../pipeline.ts";
import type { RecordData } from "../record.ts";

interface StageBarProps {
  object: DrawnObject;
  record: RecordData;
  pipeline: Pipeline;
}

/** The way through the pipeline: where the record is, and one press to move it. */
export function StageBar({ object, record, pipeline }: StageBarProps) {
  const { move, dialog } = useStageMove(object);
  const formats = useFormats();
  const at = pipeline.stages.findIndex((stage) => stage.id === record.stageId);
  const since = typeof record.stageChangedAt === "string" ? record.stageChangedAt : null;
  const isLocked = record.can?.edit === false;
  return (
    <>
      <ol aria-label={`Stage in ${pipeline.name}`} className="flex gap-1 overflow-x-auto px-4 pb-3">
        {pipeline.stages.map((stage, index) => (
          <li key={stage.id} className="min-w-fit flex-1">
            <button
              type="button"
              disabled={isLocked || index === at}
              aria-current={index === at ? "step" : undefined}
              title={
                index === at && since ? `Here for ${formats.duration(since, new Date())}` : `Move to ${stage.name}`
              }
              onClick={() => move({ id: record.id, stage: stage.id }, stage.name)}
              className={cn(
                "flex h-7 w-full items-center justify-center gap-1 rounded-md border px-2 text-xs font-medium whitespace-nowrap",
                "not-disabled:hover:border-line-strong not-disabled:hover:bg-hover not-disabled:hover:text-ink",
                index === at ? lookOfCurrent(stage) : lookOfOther(index < at && stage.type === "open"),
              )}
            >
              {index < at && stage.type === "open" && <Check aria-hidden className="size-3" />}
              {stage.name}
            </button>
          </li>
        ))}
      </ol>
      {dialog}
    </>
  );
}

const lookOfOther = (isBehind: boolean) =>
  isBehind ? "border-transparent bg-accent-soft text-accent-text" : "text-ink-2";

function lookOfCurrent({ type }: Stage): string {
  if (type === "lost") return "border-danger bg-danger-soft text-danger";
  if (type === "canceled") return "border-line-strong bg-hover text-ink";
  return "border-accent bg-accent text-accent-ink";
}
