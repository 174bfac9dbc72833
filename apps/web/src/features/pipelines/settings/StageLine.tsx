import { useSortable } from "@dnd-kit/sortable";
import { GripVertical, Pencil, Trash2 } from "lucide-react";
import { cn } from "../../../lib/cn.ts";
import { useFormats } from "../../../lib/formats.ts";
import { useObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { type Pipeline, type Stage, toneOfStage } from "../../../records/pipeline.ts";
import { Badge, Dot } from "../../../ui/Badge.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { moveTo } from "./moved-by.ts";

interface StageLineProps {
  pipeline: Pipeline;
  stage: Stage;
  mayChange: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

/** One stage: what it is called, what being in it means, and the handle to move it by. */
export function StageLine({ pipeline, stage, mayChange, onEdit, onDelete }: StageLineProps) {
  const sortable = useSortable({ id: stage.id, disabled: !mayChange });
  const { transform, transition, isDragging } = sortable;
  const typeLabel = useObject("stage")
    ?.fields.find(({ name }) => name === "type")
    ?.options?.find(({ value }) => value === stage.type)?.label;
  return (
    <li
      ref={sortable.setNodeRef}
      style={{ transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined, transition }}
      className={cn(
        "flex min-h-12 items-center gap-2 bg-surface px-2 py-1.5",
        isDragging && "relative z-10 shadow-raised",
      )}
    >
      {mayChange && (
        <button
          type="button"
          ref={sortable.setActivatorNodeRef}
          {...sortable.attributes}
          {...sortable.listeners}
          aria-label={m.pipelines_move_stage({ name: stage.name })}
          className="cursor-grab touch-none rounded p-1 text-ink-3 pointer-coarse:p-2.5 hover:bg-hover hover:text-ink"
        >
          <GripVertical aria-hidden className="size-4" />
        </button>
      )}
      <Dot tone={toneOfStage(stage)} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{stage.name}</span>
          {stage.type !== "open" && <Badge>{typeLabel ?? stage.type}</Badge>}
        </p>
        <Meaning pipeline={pipeline} stage={stage} />
      </div>
      {mayChange && (
        <>
          <IconButton label={m.pipelines_edit_stage({ name: stage.name })} onClick={onEdit}>
            <Pencil />
          </IconButton>
          <IconButton label={m.pipelines_delete_stage({ name: stage.name })} onClick={onDelete}>
            <Trash2 />
          </IconButton>
        </>
      )}
    </li>
  );
}

function Meaning({ pipeline, stage }: { pipeline: Pipeline; stage: Stage }) {
  const formats = useFormats();
  const object = useObject(pipeline.object);
  const asked = (stage.requiredFields ?? []).map(
    (name) => object?.fields.find((field) => field.name === name.replace("custom.", ""))?.label ?? name,
  );
  const words = [
    stage.probability === null ? null : m.pipelines_chance({ percent: formats.percent(stage.probability) }),
    stage.rottingDays === null ? null : m.pipelines_rots_after({ days: stage.rottingDays }),
    asked.length === 0 ? null : m.pipelines_asks_for({ fields: asked.join(", ") }),
    moveTo(stage, pipeline.stages),
  ];
  return <p className="text-xs text-ink-2">{words.filter(Boolean).join(" · ")}</p>;
}
