import { useSortable } from "@dnd-kit/sortable";
import { useNavigate } from "@tanstack/react-router";
import { Clock } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { currencyOf } from "../fields/FieldValue.tsx";
import { amountFieldOf } from "../metadata.ts";
import { daysSince, type Stage } from "../pipeline.ts";
import { hasPage, pageOf, RecordLink } from "../RecordLink.tsx";
import { isBlank, linkedOf, type RecordData, titleOf } from "../record.ts";

interface CardProps {
  object: DrawnObject;
  record: RecordData;
  stage: Stage | undefined;
}

/**
 * A card that can be lifted. Enter opens the record, Space lifts the card. The lifting button lies under the whole card,
 * beside the link in its title and not around it: a control inside another is lost to a screen reader.
 */
export function BoardCard({ object, record, stage }: CardProps) {
  const navigate = useNavigate();
  const sortable = useSortable({ id: record.id });
  const { attributes, listeners, transform, transition, isDragging } = sortable;
  const open = () => hasPage(object.name) && navigate(pageOf(object.name, record.id));
  return (
    <li
      ref={sortable.setNodeRef}
      {...listeners}
      style={{ transform: transform ? `translate3d(${transform.x}px, ${transform.y}px, 0)` : undefined, transition }}
      className={cn("group relative list-none", isDragging && "opacity-40")}
    >
      <button
        {...attributes}
        ref={sortable.setActivatorNodeRef}
        type="button"
        aria-label={titleOf(record, object)}
        onClick={open}
        // Enter would lift too; here it presses the button.
        onKeyDown={(event) => event.key === "Enter" && event.stopPropagation()}
        className="absolute inset-0 rounded-lg"
      />
      <div className="pointer-events-none relative [&_a]:pointer-events-auto">
        <CardFace object={object} record={record} stage={stage} />
      </div>
    </li>
  );
}

/** What a card shows: who, how much, how long it has stood here, whose it is. */
export function CardFace({ object, record, stage }: CardProps) {
  const formats = useFormats();
  const amount = amountFieldOf(object);
  const value = amount && record[amount.name];
  const party = linkedOf(record, "companyId")?.title ?? linkedOf(record, "contactId")?.title;
  const owner = linkedOf(record, "ownerId");
  return (
    <div className="rounded-lg border bg-surface px-3 py-2 group-hover:border-line-strong">
      <RecordLink
        object={object.name}
        id={record.id}
        tabIndex={-1}
        draggable={false}
        className="line-clamp-2 font-medium"
      >
        {titleOf(record, object)}
      </RecordLink>
      {party && <p className="truncate text-ink-2">{party}</p>}
      <div className="mt-1.5 flex items-center gap-3 text-xs text-ink-2">
        {amount && !isBlank(value) && (
          <span className="text-sm font-medium text-ink">
            {formats.money(String(value), currencyOf(record, amount))}
          </span>
        )}
        <StageAge record={record} stage={stage} />
        {owner && (
          <span className="ml-auto" title={owner.title}>
            <Avatar name={owner.title} />
            <span className="sr-only">Owner {owner.title}</span>
          </span>
        )}
      </div>
    </div>
  );
}

function StageAge({ record, stage }: { record: RecordData; stage: Stage | undefined }) {
  const since = record.stageChangedAt;
  if (typeof since !== "string" || (stage && stage.type !== "open")) return null;
  const days = daysSince(since, new Date());
  const isRotting = stage?.rottingDays !== null && stage?.rottingDays !== undefined && days > stage.rottingDays;
  return (
    <span
      title={isRotting ? `In this stage longer than ${stage.rottingDays} days` : "Days in this stage"}
      className={cn("inline-flex items-center gap-1", isRotting && "font-medium text-danger")}
    >
      <Clock aria-hidden className="size-3" />
      {days}d{isRotting && <span className="sr-only"> too long</span>}
    </span>
  );
}
