import { type KeyboardEvent, useRef, useState } from "react";
import type { BoardColumn, CardMove } from "./board-moves.ts";
import { cardBeside, isStep, placeNow, type Step, targetBeside } from "./board-steps.ts";
import { type CardSelection, extendedTo, movedWith, NOTHING_SELECTED, toggled } from "./card-selection.ts";

interface BoardKeysOptions {
  columns: BoardColumn[];
  mayMove: (ids: string[]) => boolean;
  onLift: (move: CardMove) => void;
  onTarget: (move: CardMove) => void;
  onDrop: (move: CardMove) => void;
  onPutBack: (move: CardMove) => void;
  onMoveMenu: (id: string) => void;
  onEdit: (id: string) => void;
  onSelected: (selection: CardSelection) => void;
}

/**
 * The board by keyboard. Of its cards one takes part in the tab order; the arrows lead from it to the others. Space
 * selects, `d` lifts what is selected, and then the arrows move it and Enter drops it.
 */
export function useBoardKeys(options: BoardKeysOptions) {
  const { columns, onSelected } = options;
  const [current, setCurrent] = useState<string | null>(null);
  const [selection, setSelection] = useState<CardSelection>(NOTHING_SELECTED);
  const [lifted, setLifted] = useState<CardMove | null>(null);
  /** The card to focus once it is drawn: what is far down a column is not in the document yet. */
  const wanted = useRef<string | null>(null);

  const focus = (id: string) => {
    wanted.current = id;
    setCurrent(id);
  };
  const select = (next: CardSelection) => {
    setSelection(next);
    onSelected(next);
  };
  const moveLifted = (move: CardMove, step: Step) => {
    const next = { ...move, to: targetBeside(columns, move, step) };
    setLifted(next);
    options.onTarget(next);
  };
  const lift = (id: string) => {
    const ids = movedWith(columns, selection, id);
    const to = placeNow(columns, ids);
    if (!to || !options.mayMove(ids)) return;
    setLifted({ ids, to });
    options.onLift({ ids, to });
  };
  const letGo = (end: (move: CardMove) => void) => {
    setLifted(null);
    if (lifted) end(lifted);
  };

  /** The keys while cards are lifted; whether it was one of them. */
  const whileLifted = (move: CardMove, key: string): boolean => {
    if (isStep(key)) moveLifted(move, key);
    else if (key === "Enter" || key === " " || key === "d") letGo(options.onDrop);
    else if (key === "Escape") letGo(options.onPutBack);
    else {
      if (key === "Tab") letGo(options.onPutBack);
      return false;
    }
    return true;
  };
  /** The keys on a card; whether it was one of them. */
  const onCard = (id: string, { key, shiftKey }: KeyboardEvent): boolean => {
    if (isStep(key)) {
      const next = cardBeside(columns, id, key);
      if (next && shiftKey) select(extendedTo(columns, selection.anchor ? selection : toggled(selection, id), next));
      if (next) focus(next);
    } else if (key === " ") select(shiftKey ? extendedTo(columns, selection, id) : toggled(selection, id));
    else if (key === "d") lift(id);
    else if (key === "m") options.onMoveMenu(id);
    else if (key === "e") options.onEdit(id);
    else if (key === "Escape" && selection.ids.length > 0) select(NOTHING_SELECTED);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
    const id = cardOf(event.target);
    if (!id) return;
    const isAnswered = lifted ? whileLifted(lifted, event.key) : onCard(id, event);
    if (!isAnswered) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return { current, setCurrent, focus, wanted, selection, select, lifted, onKeyDown };
}

/** The card whose button has the focus. */
export function cardOf(target: EventTarget | null): string | null {
  if (!(target instanceof HTMLElement) || !target.hasAttribute("data-card-button")) return null;
  return target.closest<HTMLElement>("[data-card]")?.dataset.card ?? null;
}
