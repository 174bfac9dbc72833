import { useDroppable } from "@dnd-kit/core";
import { Plus } from "lucide-react";
import { memo, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Dot } from "../../ui/Badge.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { type Stage, toneOfStage } from "../pipeline.ts";
import type { BoardColumn } from "./board-moves.ts";
import { CardList } from "./CardList.tsx";
import { COLUMN } from "./useCardDrag.ts";

/** What a card is told by the board, and tells it. */
export interface CardActs {
  onPress: (id: string, event: { metaKey: boolean; ctrlKey: boolean; shiftKey: boolean }) => void;
  onToggle: (id: string) => void;
  onMenu: (id: string) => void;
  onFocus: (id: string) => void;
}

export interface StageColumnProps extends CardActs {
  object: DrawnObject;
  stage: Stage;
  /** By which ages and distances are told. */
  now: Date;
  column?: BoardColumn;
  /** The one card in the tab order, where it is in this column. */
  current: string | null;
  selected: ReadonlySet<string>;
  lifted: ReadonlySet<string>;
  isTarget: boolean;
  /** Above which card what is lifted would land; null below the last, undefined elsewhere. */
  dropBefore?: string | null;
  wanted: RefObject<string | null>;
  /** Whether the board has been painted; until then only what is in sight is drawn. */
  isPainted: boolean;
  isInSight: boolean;
  describedBy: string;
  onScroll: () => void;
  onMore: (column: BoardColumn) => void;
  onCreate?: () => void;
}

/** One stage: its name, how many and how much, and its cards in order. */
export const StageColumn = memo(function StageColumn({ onCreate, ...props }: StageColumnProps) {
  const { object, stage, column, isTarget, onScroll, isPainted, isInSight } = props;
  const { setNodeRef } = useDroppable({ id: COLUMN + stage.id });
  const section = useRef<HTMLElement>(null);
  // Kept as state: the list inside must be drawn anew once there is something to scroll in.
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const attach = useCallback(
    (node: HTMLElement | null) => {
      setNodeRef(node);
      setScroller(node);
    },
    [setNodeRef],
  );
  const count = column?.count ?? 0;
  useEffect(() => {
    if (isTarget) section.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [isTarget]);
  return (
    <section
      ref={section}
      aria-label={m.board_column({
        stage: stage.name,
        count,
        what: (count === 1 ? object.label : object.pluralLabel).toLowerCase(),
      })}
      className="flex w-72 shrink-0 snap-center flex-col rounded-lg max-md:w-[82vw]"
    >
      <header className="flex min-h-9 items-center gap-2 px-2">
        <Dot tone={toneOfStage(stage)} />
        <h2 className="truncate font-medium">{stage.name}</h2>
        <span className="text-ink-3">{count}</span>
        {onCreate && (
          <IconButton
            label={m.board_new_in({ what: object.label.toLowerCase(), stage: stage.name })}
            onClick={onCreate}
            className="ml-auto"
          >
            <Plus />
          </IconButton>
        )}
      </header>
      <Sums column={column} stage={stage} />
      <div
        ref={attach}
        data-column={stage.id}
        // Its cards share one place in the order of Tab with all others, so the keyboard scrolls it by itself.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable (WCAG 2.1.1)
        tabIndex={0}
        onScroll={onScroll}
        className={cn(
          "relative min-h-24 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain rounded-lg p-1 transition-colors",
          isTarget && "bg-selected",
        )}
      >
        {(isPainted || isInSight) && <CardList {...props} scroller={scroller} />}
      </div>
    </section>
  );
});

/** What the cards are worth in all, and what of it may come by their chances. */
function Sums({ column, stage }: { column?: BoardColumn; stage: Stage }) {
  const formats = useFormats();
  if (!column || Number(column.sum) === 0) return <p className="h-5" />;
  const sum = formats.shortMoney(column.sum, column.currency);
  const weighted = formats.shortMoney(column.weighted, column.currency);
  const title = m.board_sums({
    sum: formats.money(column.sum, column.currency),
    weighted: formats.money(column.weighted, column.currency),
  });
  return (
    <p className="flex h-5 gap-2 px-2 text-xs text-ink-2" title={title}>
      <span>{sum}</span>
      {stage.type === "open" && <span className="text-ink-3">{m.board_weighted({ sum: weighted })}</span>}
    </p>
  );
}
