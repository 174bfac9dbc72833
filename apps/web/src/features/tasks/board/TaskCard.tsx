import { useDraggable } from "@dnd-kit/core";
import { Ban, Ellipsis } from "lucide-react";
import { memo } from "react";
import { cn } from "../../../lib/cn.ts";
import type { DrawnObject } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { FieldValue } from "../../../records/fields/FieldValue.tsx";
import { RecordLink } from "../../../records/RecordLink.tsx";
import { linkedListOf, linkedOf, type RecordData, titleOf } from "../../../records/record.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Dot, toneOf } from "../../../ui/Badge.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import { Due } from "../Due.tsx";

interface TaskCardProps {
  object: DrawnObject;
  task: RecordData;
  now: Date;
  helpId: string;
  onMove: (id: string, status: string) => void;
}

/** A card that can be dragged to another column, or moved there from its menu. */
export const TaskCard = memo(function TaskCard({ object, task, now, helpId, onMove }: TaskCardProps) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: task.id });
  const statuses = object.fields.find(({ name }) => name === "status")?.options ?? [];
  const title = titleOf(task, object);
  return (
    <li
      ref={setNodeRef}
      {...listeners}
      data-task={task.id}
      className={cn("group relative touch-manipulation", isDragging && "opacity-40")}
    >
      <TaskFace object={object} task={task} now={now} />
      <div className="absolute top-1.5 right-1.5 rounded-md bg-surface opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        <Menu
          align="end"
          trigger={
            <button
              type="button"
              aria-label={m.tasks_move({ title })}
              aria-describedby={helpId}
              className="rounded p-0.5 text-ink-2 hover:bg-hover hover:text-ink"
            >
              <Ellipsis aria-hidden className="size-4" />
            </button>
          }
        >
          {statuses
            .filter(({ value }) => value !== task.status)
            .map(({ value, label, color }) => (
              <MenuItem key={value} onSelect={() => onMove(task.id, value)}>
                <Dot tone={toneOf(color)} />
                {label}
              </MenuItem>
            ))}
        </Menu>
      </div>
    </li>
  );
});

/** What a card shows: what, for whom, how urgent, when and whose. */
export function TaskFace({ object, task, now }: Pick<TaskCardProps, "object" | "task" | "now">) {
  const priority = object.fields.find(({ name }) => name === "priority");
  const assignees = linkedListOf(task, "assigneeIds");
  const about = linkedOf(task, "dealId") ?? linkedOf(task, "leadId") ?? linkedOf(task, "contactId");
  return (
    <div className="rounded-lg border bg-surface px-3 py-2 group-hover:border-line-strong">
      <RecordLink
        object={object.name}
        id={task.id}
        draggable={false}
        className="line-clamp-2 pr-5 font-medium break-words hover:underline"
      >
        {titleOf(task, object)}
      </RecordLink>
      {about && <p className="truncate text-ink-2">{about.title}</p>}
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
        {task.isBlocked === true && (
          <span className="inline-flex items-center gap-1 text-warn">
            <Ban aria-hidden className="size-3.5" />
            {m.tasks_blocked()}
          </span>
        )}
        {priority && task.priority !== "medium" && <FieldValue record={task} field={priority} plain />}
        <Due dueAt={task.dueAt} status={task.status} now={now} />
        <span className="ml-auto flex -space-x-1">
          {assignees.map(({ id, title }) => (
            <span key={id} title={title}>
              <Avatar name={title} />
              <span className="sr-only">{title}</span>
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}
