import { useDroppable } from "@dnd-kit/core";
import { CircleCheck, CircleX } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { m } from "../../messages/messages.js";
import type { Stage } from "../pipeline.ts";
import { ZONE } from "./useCardDrag.ts";

interface DropZonesProps {
  stages: Stage[];
  count: number;
  /** Keys move cards from place to place and never to a zone; they are told what ends the move instead. */
  isByPointer: boolean;
}

/** While cards are in the air: to be dropped at once where they are won or lost, without scrolling to those columns. */
export function DropZones({ stages, count, isByPointer }: DropZonesProps) {
  const closing = (["won", "lost"] as const).flatMap((type) => stages.find((stage) => stage.type === type) ?? []);
  if (!isByPointer) {
    return (
      <p className="pointer-events-none absolute inset-x-0 bottom-4 mx-auto w-fit animate-enter rounded-lg border bg-raised px-3 py-2 shadow-raised">
        {m.board_lifted_hint({ count })}
      </p>
    );
  }
  if (closing.length === 0) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-4 flex justify-center gap-3 px-3">
      {closing.map((stage) => (
        <DropZone key={stage.id} stage={stage} />
      ))}
    </div>
  );
}

function DropZone({ stage }: { stage: Stage }) {
  const { setNodeRef, isOver } = useDroppable({ id: ZONE + stage.id });
  const isWon = stage.type === "won";
  const Sign = isWon ? CircleCheck : CircleX;
  return (
    <div
      ref={setNodeRef}
      data-zone={stage.type}
      data-over={isOver}
      className={cn(
        "flex h-16 w-64 max-w-[46%] animate-enter items-center justify-center gap-2 rounded-xl border-2 border-dashed bg-raised font-medium shadow-raised",
        isWon ? "border-accent text-accent-text" : "border-danger text-danger",
        isOver && (isWon ? "border-solid bg-accent-soft" : "border-solid bg-danger-soft"),
      )}
    >
      <Sign aria-hidden className="size-5" />
      {stage.name}
    </div>
  );
}
