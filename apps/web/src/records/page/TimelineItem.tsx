import {
  Bot,
  History,
  ListTodo,
  type LucideIcon,
  Mail,
  MessageCircle,
  MessageSquare,
  MoveRight,
  NotebookPen,
  Paperclip,
  Phone,
  Pin,
  PinOff,
  Undo2,
  Users,
} from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { inLanguage } from "../../lib/server-words/server-words.ts";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Badge } from "../../ui/Badge.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { ChangedFields } from "../fields/ChangedFields.tsx";
import { asText, type RecordData } from "../record.ts";
import { editRecord, useWrite } from "../records.api.ts";
import { announceFailure, undoOperation } from "../undo/undo.ts";
import { EntryLine } from "./EntryLine.tsx";
import type { TimelineParts } from "./Timeline.tsx";
import type { TimelineEntry } from "./timeline.api.ts";
import type { TimelineItem as Item } from "./timeline-groups.ts";
import { kindOf } from "./timeline-kinds.ts";
import { activityWords, changeWords, isAutomatic, isCompletion, whyOf } from "./timeline-words.ts";

const ICONS: Partial<Record<ReturnType<typeof kindOf>, LucideIcon>> = {
  calls: Phone,
  messages: Mail,
  meetings: Users,
  notes: NotebookPen,
  comments: MessageCircle,
  tasks: ListTodo,
  files: Paperclip,
};

function iconOf(entry: TimelineEntry): LucideIcon {
  if (entry.activity?.type === "sms") return MessageSquare;
  const { actor } = entry;
  const isByMachine = actor !== null && actor.type !== "member" && actor.type !== "apiKey";
  const kind = kindOf(entry);
  return ICONS[kind] ?? (isByMachine || kind === "system" ? Bot : kind === "stages" ? MoveRight : History);
}

interface TimelineItemProps {
  /** Of the record whose timeline it stands on; none where entries of many records stand together. */
  object?: DrawnObject;
  item: Item;
  parts: TimelineParts;
}

/** One activity, or changes made in one go. */
export function TimelineItem({ object, item, parts }: TimelineItemProps) {
  const [first] = item.entries;
  if (!first) return null;
  const Icon = iconOf(first);
  return (
    // What is far off the screen is not drawn, so that a long story scrolls as smoothly as a short one.
    <li className="relative flex gap-3 pb-4 [contain-intrinsic-size:auto_4rem] [content-visibility:auto] before:absolute before:top-7 before:bottom-0 before:left-[0.8125rem] before:w-px before:bg-line last:before:hidden print:[content-visibility:visible]">
      <span className="flex size-[1.625rem] shrink-0 items-center justify-center rounded-full border bg-surface text-ink-2">
        <Icon aria-hidden className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1">
        {item.entries.map((entry, index) => {
          if (entry.comment)
            return <div key={entry.id}>{parts.comment?.(entry.comment) ?? <PlainComment entry={entry} />}</div>;
          if (!entry.activity) return <Change key={entry.id} object={object} entry={entry} isFollowing={index > 0} />;
          return (
            <div key={entry.id}>
              <Activity entry={entry} activity={entry.activity} mayPin={object !== undefined} />
              {parts.belowActivity?.(entry.activity, entry.comments ?? 0)}
            </div>
          );
        })}
      </div>
    </li>
  );
}

/** Where there is room to read and none to answer. */
function PlainComment({ entry }: { entry: TimelineEntry }) {
  const body = entry.comment?.body;
  if (!body) return null;
  return (
    <>
      <EntryLine entry={entry} words={m.timeline_commented()} />
      <p className="mt-1 whitespace-pre-wrap break-words rounded-lg border bg-surface px-3 py-2">{body}</p>
    </>
  );
}

interface ActivityProps {
  entry: TimelineEntry;
  activity: RecordData;
  mayPin: boolean;
}

function Activity({ entry, activity, mayPin }: ActivityProps) {
  const why = whyOf(entry);
  return (
    <div className="group">
      <EntryLine entry={entry} words={activityWords(activity)}>
        {isAutomatic(entry) && <Badge>{m.timeline_automatic()}</Badge>}
        {mayPin && <PinButton activity={activity} />}
      </EntryLine>
      {why && <p className="text-xs text-ink-2">{why}</p>}
      <ActivityBody activity={activity} />
    </div>
  );
}

function PinButton({ activity }: { activity: RecordData }) {
  const object = useObject("activity");
  const isPinned = activity.isPinned === true;
  const pin = useWrite(
    () => {
      if (!object) throw new Error("Activities are not this role's to see");
      return editRecord(object, activity, { isPinned: !isPinned });
    },
    isPinned ? m.timeline_unpinned_done() : m.timeline_pinned_done(),
  );
  if (!object?.fields.some((field) => field.name === "isPinned" && field.editable)) return null;
  return (
    <IconButton
      label={isPinned ? m.timeline_unpin() : m.timeline_pin()}
      className={SHOWN_ON_HOVER}
      disabled={pin.isPending}
      onClick={() => pin.mutate(undefined, { onError: (error) => announceFailure(error) })}
    >
      {isPinned ? <PinOff /> : <Pin />}
    </IconButton>
  );
}

const SHOWN_ON_HOVER =
  "print:hidden focus-visible:opacity-100 pointer-fine:opacity-0 pointer-fine:group-hover:opacity-100";

function Change({ object, entry, isFollowing }: { object?: DrawnObject; entry: TimelineEntry; isFollowing: boolean }) {
  const { change, about, records = 1 } = entry;
  const changed = useObject(about?.object ?? object?.name ?? "");
  if (!change) return null;
  const why = whyOf(entry);
  // The record has been named above.
  const unnamed = { ...entry, about: null };
  return (
    <div className={cn("group", isFollowing && "mt-1")}>
      <EntryLine entry={entry} words={changeWords(changed, isFollowing ? unnamed : entry)} isFollowing={isFollowing}>
        {change.isUndone && <Badge>{m.common_undone()}</Badge>}
        {object && change.summary !== null && !change.isUndone && (
          <IconButton
            label={m.timeline_undo({ what: inLanguage(change.summary) })}
            className={SHOWN_ON_HOVER}
            onClick={() => undoOperation(entry.id)}
          >
            <Undo2 />
          </IconButton>
        )}
      </EntryLine>
      {why && <p className="text-xs text-ink-2">{why}</p>}
      {change.after && records === 1 && !isCompletion(entry) && (
        <ChangedFields object={changed} before={change.before ?? {}} after={change.after} titles={change.titles} />
      )}
    </div>
  );
}

function ActivityBody({ activity }: { activity: RecordData }) {
  const fields = useObject("activity")?.fields ?? [];
  const labelOf = (name: string) =>
    fields.find((field) => field.name === name)?.options?.find(({ value }) => value === activity[name])?.label;
  const body = asText(activity.body);
  const outcome = activity.outcome === "none" ? undefined : labelOf("outcome");
  const direction = activity.direction === "internal" ? undefined : labelOf("direction");
  // An activity without a subject of its own is given its type's name, which the line above has said already.
  const subject = TYPE_SUBJECTS.has(asText(activity.subject)) ? "" : asText(activity.subject);
  if (!subject && !body && !outcome) return null;
  return (
    <div className="mt-1 rounded-lg border bg-surface px-3 py-2">
      {subject && <p className="font-medium">{subject}</p>}
      {body && <p className="whitespace-pre-wrap break-words">{body}</p>}
      {outcome && (
        <p className="mt-1.5 flex gap-1.5">
          <Badge>{outcome}</Badge>
          {direction && <Badge>{direction}</Badge>}
        </p>
      )}
    </div>
  );
}

/** What the server calls an activity that was given no subject, in the language it keeps it in. */
const TYPE_SUBJECTS = new Set([
  "E-mail received",
  "E-mail sent",
  "Call",
  "SMS",
  "Meeting",
  "Note",
  "System",
  "Activity",
]);
