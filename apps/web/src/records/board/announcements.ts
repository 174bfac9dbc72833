import type { DndContextProps, UniqueIdentifier } from "@dnd-kit/core";
import type { DrawnObject } from "../../lib/session.ts";
import type { Pipeline } from "../pipeline.ts";
import { titleOf } from "../record.ts";
import { type BoardColumn, type CardPlace, placeOf, targetOf } from "./board-moves.ts";

/** What a screen reader says while a card is moved. */
export function boardAnnouncements(
  object: DrawnObject,
  pipeline: Pipeline,
  columns: () => BoardColumn[],
): NonNullable<DndContextProps["accessibility"]> {
  const nameOf = (id: UniqueIdentifier) => {
    const record = columns()
      .flatMap((column) => column.records)
      .find((one) => one.id === id);
    return record ? titleOf(record, object) : "The card";
  };
  const whereIs = (id: UniqueIdentifier) => say(placeOf(columns(), String(id)));
  // The card itself follows a moment later, so this goes by what it is over.
  const whereItWouldBe = (id: UniqueIdentifier, overId: UniqueIdentifier) => {
    const place = targetOf(columns(), String(overId));
    const others = columns()
      .find((one) => one.stageId === place?.stageId)
      ?.records.filter((one) => one.id !== id);
    return say(place && { ...place, index: Math.min(place.index, others?.length ?? 0) });
  };
  const say = (place: CardPlace | null) => {
    const stage = pipeline.stages.find((one) => one.id === place?.stageId);
    return place && stage ? `${stage.name}, position ${place.index + 1}` : "no stage";
  };
  return {
    screenReaderInstructions: {
      draggable: "Press Space to lift the card, the arrow keys to move it, Space to drop it, Escape to put it back.",
    },
    announcements: {
      onDragStart: ({ active }) => `Lifted ${nameOf(active.id)} from ${whereIs(active.id)}.`,
      onDragOver: ({ active, over }) =>
        `${nameOf(active.id)} is over ${over ? whereItWouldBe(active.id, over.id) : whereIs(active.id)}.`,
      onDragEnd: ({ active }) => `Dropped ${nameOf(active.id)} in ${whereIs(active.id)}.`,
      onDragCancel: ({ active }) => `Put ${nameOf(active.id)} back.`,
    },
  };
}
