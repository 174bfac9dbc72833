import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { useState } from "react";
import { m } from "../../../messages/messages.js";
import type { Pipeline, Stage } from "../../../records/pipeline.ts";
import { announceFailure } from "../../../records/undo/undo.ts";
import { useSetting } from "../../../records/useSetting.ts";
import { deleteStage, orderStages, replaceStage, TOUCHED } from "./pipeline-settings.api.ts";
import { ReplaceDialog, recordsLeftIn } from "./ReplaceDialog.tsx";
import { StageLine } from "./StageLine.tsx";

interface StageOrderProps {
  pipeline: Pipeline;
  pipelines: Pipeline[];
  mayChange: boolean;
  onEdit: (stage: Stage) => void;
}

/** The stages of a pipeline in their order, which dragging changes, by mouse, touch or keyboard. */
export function StageOrder({ pipeline, pipelines, mayChange, onEdit }: StageOrderProps) {
  /** The order wished for, while the server has not said yes. */
  const [wished, setWished] = useState<Stage[] | null>(null);
  const [leaving, setLeaving] = useState<{ stage: Stage; records: number } | null>(null);
  const order = useSetting(orderStages, { done: m.pipelines_reordered(), touches: TOUCHED });
  const remove = useSetting(deleteStage, { done: m.pipelines_stage_deleted(), touches: TOUCHED });
  const stages = wished ?? pipeline.stages;
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const removeOrAsk = (stage: Stage) =>
    remove.mutate(stage.id, {
      onError: (error) => {
        const records = recordsLeftIn(error);
        if (records > 0) setLeaving({ stage, records });
        else announceFailure(error, m.common_not_deleted());
      },
    });
  const move = (from: number, to: number) => {
    const next = arrayMove(stages, from, to);
    setWished(next);
    order.mutate(next, {
      onError: (error) => announceFailure(error, m.common_not_saved()),
      onSettled: () => setWished(null),
    });
  };
  const positionOf = (id: unknown) => stages.findIndex((stage) => stage.id === id);
  const nameOf = (id: unknown) => stages[positionOf(id)]?.name ?? "";
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        screenReaderInstructions: { draggable: m.pipelines_how_to_move() },
        announcements: {
          onDragStart: ({ active: { id } }) => m.pipelines_lifted({ name: nameOf(id), position: positionOf(id) + 1 }),
          onDragOver: ({ active: { id }, over }) =>
            m.pipelines_over({ name: nameOf(id), position: positionOf(over?.id ?? id) + 1 }),
          onDragEnd: ({ active: { id }, over }) =>
            m.pipelines_dropped({ name: nameOf(id), position: positionOf(over?.id ?? id) + 1 }),
          onDragCancel: ({ active: { id } }) => m.pipelines_put_back({ name: nameOf(id) }),
        },
      }}
      onDragEnd={({ active, over }) => {
        if (over && over.id !== active.id) move(positionOf(active.id), positionOf(over.id));
      }}
    >
      <SortableContext items={stages.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol
          aria-label={m.pipelines_stages_of({ name: pipeline.name })}
          className="divide-y rounded-lg border bg-surface"
        >
          {stages.map((stage) => (
            <StageLine
              key={stage.id}
              pipeline={pipeline}
              stage={stage}
              mayChange={mayChange}
              onEdit={() => onEdit(stage)}
              onDelete={() => removeOrAsk(stage)}
            />
          ))}
        </ol>
      </SortableContext>
      {leaving && (
        <ReplaceDialog
          title={m.pipelines_delete_stage({ name: leaving.stage.name })}
          done={m.pipelines_stage_deleted()}
          id={leaving.stage.id}
          records={leaving.records}
          targets={targetsFor(pipeline, pipelines, leaving.stage)}
          replace={replaceStage}
          onClose={() => setLeaving(null)}
        />
      )}
    </DndContext>
  );
}

/** Its own pipeline first; the stage that goes takes nothing. */
function targetsFor(own: Pipeline, pipelines: Pipeline[], going: Stage): Pipeline[] {
  const others = pipelines.filter(({ id, object }) => id !== own.id && object === own.object);
  return [own, ...others].map((pipeline) => ({
    ...pipeline,
    stages: pipeline.stages.filter(({ id }) => id !== going.id),
  }));
}
