import type { ReactNode } from "react";
import { useFormats } from "../../lib/formats.ts";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../RecordLink.tsx";
import type { TimelineEntry } from "./timeline.api.ts";
import { actorName, namesNothing } from "./timeline-words.ts";

interface EntryLineProps {
  entry: TimelineEntry;
  words: string;
  /** The same person's, right above: the name need not be said again. */
  isFollowing?: boolean;
  children?: ReactNode;
}

/** Who did what, when, and what can be done about it. */
export function EntryLine({ entry, words, isFollowing, children }: EntryLineProps) {
  const formats = useFormats();
  return (
    <div className="flex items-start gap-2 text-ink-2">
      <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 pt-1">
        {!isFollowing && <span className="font-medium text-ink">{actorName(entry)}</span>}
        <span className="min-w-0 break-words">
          {words}
          {!isFollowing && <About entry={entry} />}
        </span>
        <time dateTime={entry.at} title={formats.dateTime(entry.at)} className="text-xs text-ink-3">
          {formats.relative(entry.at, new Date())}
        </time>
      </p>
      <span className="inline-flex shrink-0 items-center gap-1">{children}</span>
    </div>
  );
}

/** The record that something happened to, and how many others it happened to as well. */
function About({ entry }: { entry: TimelineEntry }) {
  const { about, change, records = 1 } = entry;
  const object = useObject(about?.object ?? "");
  if (!about) return null;
  return (
    <>
      {change ? (namesNothing(entry) ? " " : " · ") : ` ${m.timeline_on()} `}
      <RecordLink
        object={about.object}
        id={about.id}
        className="font-medium break-words text-ink underline-offset-2 hover:underline"
      >
        {about.title ?? object?.label ?? about.object}
      </RecordLink>
      {records > 1 && ` ${m.timeline_and_more({ count: records - 1 })}`}
    </>
  );
}
