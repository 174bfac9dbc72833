import { useQuery } from "@tanstack/react-query";
import { m } from "../../messages/messages.js";
import { type Stage, toneOfStage } from "../../records/pipeline.ts";
import { pipelinesQuery } from "../../records/pipelines.api.ts";
import { Dot } from "../../ui/Badge.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import type { TodayItem } from "./items.ts";

interface MoveDialogProps {
  item: TodayItem;
  onMove: (stage: Stage) => void;
  onClose: () => void;
}

/** To which stage? */
export function MoveDialog({ item, onMove, onClose }: MoveDialogProps) {
  const pipelines = useQuery(pipelinesQuery);
  const pipeline = pipelines.data?.find(({ id }) => id === item.staged?.pipelineId);
  return (
    <Dialog title={m.today_move_title()} description={item.about.title} onClose={onClose}>
      {pipelines.isPending && <SkeletonRows count={3} />}
      <ul className="flex flex-col gap-1">
        {pipeline?.stages.map((stage) => (
          <li key={stage.id}>
            <button
              type="button"
              disabled={stage.id === item.staged?.stageId}
              onClick={() => onMove(stage)}
              className="flex min-h-11 w-full items-center gap-2.5 rounded-md border px-3 text-left hover:bg-hover disabled:opacity-60"
            >
              <Dot tone={toneOfStage(stage)} />
              <span className="font-medium">{stage.name}</span>
              {stage.id === item.staged?.stageId && <span className="ml-auto text-ink-2">{m.today_is_here()}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
