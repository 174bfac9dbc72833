import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect } from "react";
import type { RecordData } from "../record.ts";
import { BoardCard } from "./BoardCard.tsx";
import type { StageColumnProps } from "./StageColumn.tsx";

interface CardListProps extends Omit<StageColumnProps, "onCreate" | "onScroll"> {
  /** What the cards scroll in; null until it is there. */
  scroller: HTMLElement | null;
}

const NO_CARDS: RecordData[] = [];
const USUAL_HEIGHT = 98;
const GAP = 6;
/** What of the window's height stands above and below a column's cards. */
const AROUND = 220;
/** Cards drawn beyond those in sight, for whoever scrolls. */
const CARDS_BEYOND = 3;
/** So many cards before the end of those that are here, the next ones are asked for. */
const AHEAD = 12;

/** A column's cards; only those in sight are drawn, whatever their number. */
export function CardList(props: CardListProps) {
  const { object, stage, now, column, current, selected, lifted, dropBefore, wanted, describedBy, scroller } = props;
  const { isPainted } = props;
  const { onPress, onToggle, onMenu, onFocus, onMore } = props;
  const records = column?.records ?? NO_CARDS;
  const currentIndex = records.findIndex(({ id }) => id === current);
  const liftedIndex = lifted.size > 0 ? records.findIndex(({ id }) => lifted.has(id)) : -1;
  // The card that has the focus or is in the air stays drawn: gone from the page, it would lose key and touch events.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const kept = [currentIndex, liftedIndex].filter((index) => index >= 0);
      return [...new Set([...defaultRangeExtractor(range), ...kept])].toSorted((a, b) => a - b);
    },
    [currentIndex, liftedIndex],
  );
  // Kept: with another function, the virtualizer would place every card of the column anew.
  const getItemKey = useCallback((index: number) => records[index]?.id ?? index, [records]);
  const virtualizer = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller,
    getItemKey,
    estimateSize: () => USUAL_HEIGHT,
    gap: GAP,
    // Before the column has been measured: its cards come with the first drawing and not with a second.
    initialRect: { width: innerWidth, height: innerHeight - AROUND },
    overscan: isPainted ? CARDS_BEYOND : 0,
    rangeExtractor,
  });
  const items = virtualizer.getVirtualItems();
  const lastDrawn = items.at(-1)?.index ?? -1;

  useEffect(() => {
    if (column?.next && lastDrawn >= records.length - AHEAD) onMore(column);
  }, [column, lastDrawn, records.length, onMore]);
  useLayoutEffect(() => {
    if (currentIndex >= 0 && wanted.current === current) virtualizer.scrollToIndex(currentIndex, { align: "auto" });
  }, [current, currentIndex, virtualizer, wanted]);
  useEffect(() => {
    if (!dropBefore) return;
    const index = records.findIndex(({ id }) => id === dropBefore);
    const item = scroller?.querySelector(`[data-card="${dropBefore}"]`);
    // The pointer is where it is; only keys lead to a place that is not in sight.
    if (index >= 0 && !item) virtualizer.scrollToIndex(index, { align: "auto" });
    else item?.scrollIntoView({ block: "nearest" });
  }, [dropBefore, records, scroller, virtualizer]);

  return (
    <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {items.map(({ index, key, start }) => {
        const record = records[index];
        if (!record) return null;
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            data-card={record.id}
            aria-setsize={column?.count}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0 list-none"
            style={{ transform: `translateY(${start}px)` }}
          >
            {dropBefore === record.id && <DropLine />}
            <BoardCard
              {...{ object, stage, now, record, describedBy, onPress, onToggle, onMenu, onFocus }}
              isCurrent={record.id === current}
              isSelected={selected.has(record.id)}
              isLifted={lifted.has(record.id)}
            />
          </li>
        );
      })}
      {dropBefore === null && records.length > 0 && (
        <li aria-hidden className="absolute inset-x-0 list-none" style={{ top: virtualizer.getTotalSize() + GAP }}>
          <DropLine />
        </li>
      )}
    </ul>
  );
}

/** Where lifted cards would land. */
const DropLine = () => <span aria-hidden className="absolute inset-x-0 -top-1 h-0.5 rounded-full bg-accent" />;
