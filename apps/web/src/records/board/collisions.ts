import { type Collision, type CollisionDetection, closestCorners, pointerWithin } from "@dnd-kit/core";

/**
 * Where a card would land: on the card under the pointer, else in the column under it. The keyboard has no pointer, so
 * there it is whatever is nearest. By corners alone a tall empty column is farther away than the card's own old place.
 */
export const whereItLands: CollisionDetection = (args) => {
  const under = pointerWithin(args);
  if (under.length === 0) return closestCorners(args);
  const card = under.find(isCard);
  return card ? [card] : under;
};

const isCard = ({ data }: Collision) => data?.droppableContainer?.data.current?.sortable !== undefined;
