import { type ReactNode, Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Timeline } from "../../records/page/Timeline.tsx";
import type { RecordData } from "../../records/record.ts";
import { Segments } from "../../ui/Segments.tsx";
import { ActivityThreads } from "../comments/ActivityThreads.tsx";
import { CommentBox } from "../comments/CommentBox.tsx";
import { Thread } from "../comments/Thread.tsx";
import { aboutOf, conversationFilter } from "../messages/about.ts";
import { Composer } from "./Composer.tsx";
import { NextSteps } from "./NextSteps.tsx";

const MessageComposer = lazily(() => import("../messages/MessageComposer.tsx"), "MessageComposer");
const Conversation = lazily(() => import("../messages/Conversation.tsx"), "Conversation");

/** The story of a record: what is due, a place to add to it, and everything that has happened. */
export function Story({ object, record }: { object: DrawnObject; record: RecordData }) {
  const [part, setPart] = useState<Part>("everything");
  const mayWrite = useObject("activity")?.can.create ?? false;
  const messages = useObject("message");
  const about = messages && aboutOf(object.name, record);
  return (
    <div className="max-w-3xl">
      <NextSteps object={object} record={record} />
      {mayWrite ? (
        <Composer
          object={object}
          record={record}
          writeTo={
            about && messages.can.create
              ? (channel, onWritten) => (
                  <Suspense>
                    <MessageComposer
                      key={channel}
                      {...{ channel, about, record }}
                      onWritten={() => {
                        onWritten();
                        setPart("conversation");
                      }}
                    />
                  </Suspense>
                )
              : undefined
          }
        />
      ) : (
        <div className="h-4" />
      )}
      {about && <PartChoice part={part} onPart={setPart} />}
      {about && part === "conversation" ? (
        <Suspense>
          <Conversation filter={conversationFilter(object.name, record)} />
        </Suspense>
      ) : (
        <>
          <div className="mx-4 mb-3 print:hidden">
            <CommentBox about={{ object: object.name, recordId: record.id }} />
          </div>
          <Timeline
            object={object}
            id={record.id}
            comment={(thread) => <Thread thread={thread} />}
            belowActivity={(activity, count) => <ActivityThreads activityId={activity.id} count={count} />}
          />
        </>
      )}
    </div>
  );
}

type Part = "everything" | "conversation";

function PartChoice({ part, onPart }: { part: Part; onPart: (part: Part) => void }): ReactNode {
  return (
    <div className="px-4 pb-2 print:hidden">
      <Segments
        label={m.timeline_part()}
        choices={[
          { value: "everything", label: m.timeline_everything() },
          { value: "conversation", label: m.timeline_conversation() },
        ]}
        value={part}
        onChange={onPart}
      />
    </div>
  );
}
