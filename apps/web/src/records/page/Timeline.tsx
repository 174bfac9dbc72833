import { useInfiniteQuery } from "@tanstack/react-query";
import { History, type LucideIcon, Mail, MessageSquare, NotebookPen, Phone, Undo2, Users } from "lucide-react";
import { useFormats } from "../../lib/formats.ts";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ChangedFields } from "../fields/ChangedFields.tsx";
import { asText, type RecordData } from "../record.ts";
import { undoOperation } from "../undo/undo.ts";
import { type TimelineEntry, timelineQuery } from "./timeline.api.ts";

const ICONS: Record<string, LucideIcon> = {
  phone_call: Phone,
  email_inbound: Mail,
  email_outbound: Mail,
  sms: MessageSquare,
  meeting: Users,
  note: NotebookPen,
};

/** Activities and changes together, newest first; a change can be taken back where it stands. */
export function Timeline({ object, id }: { object: DrawnObject; id: string }) {
  const timeline = useInfiniteQuery(timelineQuery(object, id));
  const entries = timeline.data?.pages.flatMap((page) => page.data) ?? [];
  if (timeline.isPending) return <SkeletonRows count={4} />;
  if (timeline.isError) return <ErrorState error={timeline.error} onRetry={() => timeline.refetch()} />;
  if (entries.length === 0) return <EmptyState icon={History} title="Nothing has happened yet" />;
  return (
    <>
      <ol aria-label="Timeline" className="flex flex-col px-4 pb-4">
        {entries.map((entry) => (
          <Entry key={`${entry.kind}/${entry.id}`} object={object} entry={entry} />
        ))}
      </ol>
      {timeline.hasNextPage && (
        <div className="px-4 pb-6">
          <Button size="sm" busy={timeline.isFetchingNextPage} onClick={() => timeline.fetchNextPage()}>
            Show earlier
          </Button>
        </div>
      )}
    </>
  );
}

function Entry({ object, entry }: { object: DrawnObject; entry: TimelineEntry }) {
  const formats = useFormats();
  const { activity, change, actor, at } = entry;
  const Icon = (activity && ICONS[asText(activity.type)]) ?? History;
  return (
    <li className="group relative flex gap-3 pb-4 before:absolute before:top-7 before:bottom-0 before:left-[0.8125rem] before:w-px before:bg-line last:before:hidden">
      <span className="flex size-[1.625rem] shrink-0 items-center justify-center rounded-full border bg-surface text-ink-2">
        <Icon aria-hidden className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2 text-ink-2">
          <span className="font-medium text-ink">{actor?.name ?? "Mainstay"}</span>
          <span>
            {activity ? activityWords(activity) : withoutName(change?.summary ?? "made a change", actor?.name)}
          </span>
          <time dateTime={at} title={formats.dateTime(at)} className="text-xs text-ink-3">
            {formats.relative(at, new Date())}
          </time>
          {change && (
            <button
              type="button"
              onClick={() => undoOperation(entry.id)}
              className="ml-auto inline-flex items-center gap-1 rounded px-1.5 text-xs text-ink-2 hover:bg-hover hover:text-ink focus-visible:opacity-100 pointer-fine:opacity-0 pointer-fine:group-hover:opacity-100"
            >
              <Undo2 aria-hidden className="size-3.5" />
              Undo
            </button>
          )}
        </p>
        {activity && <ActivityBody activity={activity} />}
        {change?.after && <ChangedFields object={object} before={change.before ?? {}} after={change.after} />}
      </div>
    </li>
  );
}

function ActivityBody({ activity }: { activity: RecordData }) {
  const fields = useObject("activity")?.fields ?? [];
  const labelOf = (name: string) =>
    fields.find((field) => field.name === name)?.options?.find(({ value }) => value === activity[name])?.label;
  const body = asText(activity.body);
  const outcome = activity.outcome === "none" ? undefined : labelOf("outcome");
  // An activity without a subject of its own is given its type's name, which the line above has said already.
  const subject = activity.subject === labelOf("type") ? "" : asText(activity.subject);
  if (!subject && !body && !outcome) return null;
  return (
    <div className="mt-1 rounded-lg border bg-surface px-3 py-2">
      {subject && <p className="font-medium">{subject}</p>}
      {body && <p className="whitespace-pre-wrap break-words">{body}</p>}
      {outcome && <Badge className="mt-1.5">{outcome}</Badge>}
    </div>
  );
}

const ACTIVITY_WORDS: Record<string, string> = {
  note: "wrote a note",
  phone_call: "logged a call",
  sms: "logged a text message",
  system: "noted",
  meeting: "logged a meeting",
  email_inbound: "received an e-mail",
  email_outbound: "sent an e-mail",
};

/** Some summaries begin with who did it, who stands before them already. */
const withoutName = (summary: string, name: string | null | undefined) =>
  name && summary.startsWith(`${name} `) ? summary.slice(name.length + 1) : summary;

const activityWords = ({ type }: RecordData) => ACTIVITY_WORDS[asText(type)] ?? asText(type).replaceAll("_", " ");
