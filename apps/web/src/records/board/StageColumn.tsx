import { useDroppable } from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Plus } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { Dot } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { type Stage, toneOfStage } from "../pipeline.ts";
import { BoardCard } from "./BoardCard.tsx";
import type { BoardColumn } from "./board-moves.ts";

interface StageColumnProps {
  object: DrawnObject;
  stage: Stage;
  column?: BoardColumn;
  onCreate?: () => void;
  onMore?: () => void;
}

/** One stage: its name, how many and how much, and its cards in order. */
export function StageColumn({ object, stage, column, onCreate, onMore }: StageColumnProps) {
  const { setNodeRef, isOver } = useDroppable({ id: stage.id });
  const formats = useFormats();
  const records = column?.records ?? [];
  const hasSum = column !== undefined && Number(column.sum) !== 0;
  return (
    <section
      aria-label={`${stage.name}, ${column?.count ?? 0} ${object.pluralLabel.toLowerCase()}`}
      className="flex w-72 shrink-0 snap-center flex-col rounded-lg max-md:w-[82vw]"
    >
      <header className="flex h-9 items-center gap-2 px-2">
        <Dot tone={toneOfStage(stage)} />
        <h2 className="truncate font-medium">{stage.name}</h2>
        <span className="text-ink-3">{column?.count ?? 0}</span>
        {hasSum && (
          <span
            className="ml-auto text-ink-2"
            title={`${formats.money(column.sum, column.currency)} in all, ${formats.money(column.weighted, column.currency)} weighted by probability`}
          >
            {formats.shortMoney(column.sum, column.currency)}
          </span>
        )}
        {onCreate && (
          <IconButton
            label={`New ${object.label.toLowerCase()} in ${stage.name}`}
            onClick={onCreate}
            className={hasSum ? undefined : "ml-auto"}
          >
            <Plus />
          </IconButton>
        )}
      </header>
      <div
        ref={setNodeRef}
        className={cn("min-h-24 flex-1 overflow-y-auto rounded-lg p-1 transition-colors", isOver && "bg-selected")}
      >
        <SortableContext items={records.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ul className="flex flex-col gap-1.5">
            {records.map((record) => (
              <BoardCard key={record.id} object={object} record={record} stage={stage} />
            ))}
          </ul>
        </SortableContext>
        <More left={(column?.count ?? 0) - records.length} onMore={onMore} />
      </div>
    </section>
  );
}

function More({ left, onMore }: { left: number; onMore?: () => void }) {
  if (left <= 0) return null;
  if (!onMore) return <p className="p-2 text-center text-ink-3">{left} more in the table</p>;
  return (
    <Button size="sm" variant="ghost" onClick={onMore} className="mt-1.5 w-full">
      Show {left} more
    </Button>
  );
}
