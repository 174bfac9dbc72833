import { useDraggable } from "@dnd-kit/core";
import { Ellipsis } from "lucide-react";
import { memo, useId } from "react";
import { cn } from "../../lib/cn.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Checkbox } from "../../ui/Checkbox.tsx";
import type { Stage } from "../pipeline.ts";
import { type RecordData, titleOf } from "../record.ts";
import { CardFace } from "./CardFace.tsx";
import type { CardActs } from "./StageColumn.tsx";

interface CardProps extends CardActs {
  object: DrawnObject;
  record: RecordData;
  stage: Stage;
  now: Date;
  isCurrent: boolean;
  isSelected: boolean;
  describedBy: string;
}

/** A card that can be lifted. Every card hears of each lift, so what it shows is a part that need not be drawn again. */
export const BoardCard = memo(function BoardCard({ isLifted, ...card }: CardProps & { isLifted: boolean }) {
  const draggable = useDraggable({ id: card.record.id, disabled: card.record.can?.edit === false });
  return (
    <div
      ref={draggable.setNodeRef}
      {...draggable.listeners}
      className={cn("group relative touch-manipulation", isLifted && "opacity-40")}
    >
      <Card {...card} />
    </div>
  );
});

/**
 * A card that is opened and selected. Its button lies under the whole card, beside the link in its title and the check
 * box and not around them: a control inside another is lost to a screen reader.
 */
const Card = memo(function Card(props: CardProps) {
  const { object, record, stage, now, isCurrent, isSelected, describedBy } = props;
  const { onPress, onToggle, onMenu, onFocus } = props;
  const faceId = useId();
  const title = titleOf(record, object);
  return (
    <>
      <button
        type="button"
        data-card-button
        tabIndex={isCurrent ? 0 : -1}
        aria-label={title}
        aria-describedby={`${faceId} ${describedBy}`}
        aria-keyshortcuts="Enter Space d m e"
        onClick={(event) => onPress(record.id, event)}
        onFocus={() => onFocus(record.id)}
        className="absolute inset-0 rounded-lg"
      />
      <div id={faceId} className="pointer-events-none relative [&_a]:pointer-events-auto">
        <CardFace {...{ object, record, stage, now, isSelected }} />
      </div>
      <div
        className={cn(
          "absolute top-1 right-1 flex items-center gap-1 rounded-md bg-surface pl-1.5 opacity-0 pointer-coarse:gap-2",
          "group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100",
          isSelected && "opacity-100",
        )}
      >
        <Checkbox
          tabIndex={-1}
          aria-label={m.board_select({ title })}
          checked={isSelected}
          onCheckedChange={() => onToggle(record.id)}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={m.board_card_actions()}
          aria-haspopup="menu"
          onClick={() => onMenu(record.id)}
          className="rounded p-1 text-ink-2 pointer-coarse:p-2.5 hover:bg-hover hover:text-ink"
        >
          <Ellipsis aria-hidden className="size-4" />
        </button>
      </div>
    </>
  );
});
