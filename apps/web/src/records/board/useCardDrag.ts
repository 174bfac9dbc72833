import {
  type CollisionDetection,
  type DragOverEvent,
  type DragStartEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useRef, useState } from "react";
import type { CardMove, CardTarget } from "./board-moves.ts";

/** Droppables are columns and the zones that appear while something is dragged; cards are found in their column. */
export const COLUMN = "column:";
export const ZONE = "zone:";

export interface LiftedCards {
  ids: string[];
  /** The card under the pointer. */
  lead: string;
  to: CardTarget | null;
  /** Whether they are over a zone and not between cards. */
  isOverZone: boolean;
}

interface CardDragOptions {
  /** What goes with a card that is lifted. */
  takenAlong: (id: string) => string[];
  onLift: (lifted: LiftedCards) => void;
  onTarget: (lifted: LiftedCards) => void;
  onDrop: (move: CardMove, isInZone: boolean) => void;
  onPutBack: (lifted: LiftedCards) => void;
}

/**
 * Dragging by mouse and touch. The place under the pointer is read off the cards that are drawn, at the moment it is
 * needed: columns may scroll, and cards may come and go, while something is in the air.
 */
export function useCardDrag({ takenAlong, onLift, onTarget, onDrop, onPutBack }: CardDragOptions) {
  const [lifted, setLifted] = useState<LiftedCards | null>(null);
  const pointer = useRef<{ x: number; y: number } | null>(null);
  const over = useRef<string | null>(null);

  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    // A short hold tells dragging a card from scrolling the board.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const whatIsUnder: CollisionDetection = (args) => {
    pointer.current = args.pointerCoordinates;
    const under = pointerWithin(args);
    // A zone lies over the columns.
    const zone = under.find(({ id }) => String(id).startsWith(ZONE));
    return zone ? [zone] : under;
  };

  const targetNow = (ids: string[]): Pick<LiftedCards, "to" | "isOverZone"> => {
    const id = over.current;
    if (id?.startsWith(ZONE)) {
      return { to: { stageId: id.slice(ZONE.length), beforeId: null }, isOverZone: true };
    }
    const stageId = id?.startsWith(COLUMN) ? id.slice(COLUMN.length) : null;
    const to = stageId && pointer.current ? { stageId, beforeId: cardBelow(stageId, pointer.current.y, ids) } : null;
    return { to, isOverZone: false };
  };
  const follow = () => {
    if (!lifted) return;
    const { to, isOverZone } = targetNow(lifted.ids);
    if (to?.stageId === lifted.to?.stageId && to?.beforeId === lifted.to?.beforeId && isOverZone === lifted.isOverZone)
      return;
    const next = { ...lifted, to, isOverZone };
    setLifted(next);
    onTarget(next);
  };

  const handlers = {
    onDragStart: ({ active }: DragStartEvent) => {
      const lead = String(active.id);
      const next = { ids: takenAlong(lead), lead, to: null, isOverZone: false };
      setLifted(next);
      onLift(next);
    },
    onDragMove: follow,
    // Told once what lies under the pointer has changed; while it moves, dnd-kit still names what lay under it before.
    onDragOver: (event: DragOverEvent) => {
      over.current = event.over ? String(event.over.id) : null;
      follow();
    },
    onDragEnd: () => {
      setLifted(null);
      if (!lifted) return;
      const { to, isOverZone } = targetNow(lifted.ids);
      if (to) onDrop({ ids: lifted.ids, to }, isOverZone);
      else onPutBack(lifted);
    },
    onDragCancel: () => {
      setLifted(null);
      if (lifted) onPutBack(lifted);
    },
  };
  return { lifted, sensors, collisionDetection: whatIsUnder, handlers, follow };
}

/** The first card of a column whose middle lies below a height on the screen; null when all lie above. */
function cardBelow(stageId: string, y: number, moving: string[]): string | null {
  const cards = [...document.querySelectorAll<HTMLElement>(`[data-column="${stageId}"] [data-card]`)];
  const below = cards
    .map((card) => ({ id: card.dataset.card ?? "", box: card.getBoundingClientRect() }))
    .filter(({ id, box }) => !moving.includes(id) && box.top + box.height / 2 > y)
    .toSorted((a, b) => a.box.top - b.box.top);
  return below[0]?.id ?? null;
}
