import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { Pipeline } from "../pipeline.ts";
import { titleOf } from "../record.ts";
import { allCards, type BoardColumn, type CardMove, indexOfTarget } from "./board-moves.ts";

/** What a screen reader says of cards: by its title, or how many. */
export function namesOf(object: DrawnObject, columns: BoardColumn[], ids: readonly string[]): string {
  const [first] = ids;
  const record = allCards(columns).find(({ id }) => id === first);
  if (ids.length > 1) return m.board_cards({ count: ids.length });
  return record ? titleOf(record, object) : m.board_the_card();
}

/** `Discovery, position 2`. */
export function placeInWords(pipeline: Pipeline, columns: BoardColumn[], move: CardMove): string {
  const stage = pipeline.stages.find(({ id }) => id === move.to.stageId);
  return m.board_place({ stage: stage?.name ?? "", position: indexOfTarget(columns, move) + 1 });
}
