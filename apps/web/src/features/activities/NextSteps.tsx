import { AlarmClock, Check, Clock } from "lucide-react";
import { useState } from "react";
import { cn } from "../../lib/cn.ts";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { useFormats } from "../../lib/formats.ts";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { asText, type RecordData } from "../../records/record.ts";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Input } from "../../ui/Input.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { addActivity, changeFollowUp } from "./activities.api.ts";
import { FOLLOW_UP_TIMES } from "./follow-up-times.ts";
import { WhenInput } from "./WhenInput.tsx";

/** What is to be done next about a record: open follow-ups, the overdue ones standing out, and a place for another. */
export function NextSteps({ object, record }: { object: DrawnObject; record: RecordData }) {
  const [isAdding, setAdding] = useState(false);
  const mayWrite = useObject("activity")?.can.create ?? false;
  const followUps = openFollowUps(record);
  if (followUps.length === 0 && !mayWrite) return null;
  return (
    <section aria-label={m.timeline_next_steps()} className="mx-4 mt-4">
      {followUps.length > 0 && (
        <ul aria-label={m.timeline_open_follow_ups()} className="flex flex-col gap-1.5">
          {followUps.map((activity) => (
            <FollowUp key={activity.id} activity={activity} />
          ))}
        </ul>
      )}
      {isAdding && <NewStep object={object} record={record} onClose={() => setAdding(false)} />}
      {!isAdding && followUps.length === 0 && (
        <p className="flex items-center gap-2 rounded-lg border border-dashed py-1.5 pr-1.5 pl-3 text-ink-2 print:hidden">
          <AlarmClock aria-hidden className="size-4 text-ink-3" />
          <span className="flex-1">{m.timeline_no_next_step()}</span>
          <Button size="sm" onClick={() => setAdding(true)}>
            {m.timeline_set_next_step()}
          </Button>
        </p>
      )}
    </section>
  );
}

function FollowUp({ activity }: { activity: RecordData }) {
  const formats = useFormats();
  const settle = useWrite(() => changeFollowUp(activity, { followUpStatus: "completed" }), m.timeline_follow_up_done());
  const due = asText(activity.followUpAt);
  const isOverdue = new Date(due) < new Date();
  const when = formats.relative(due, new Date());
  return (
    <li className="flex items-center gap-1.5 rounded-lg border bg-surface py-1.5 pr-1.5 pl-3">
      <AlarmClock aria-hidden className={cn("size-4 shrink-0", isOverdue ? "text-danger" : "text-ink-3")} />
      <span className="flex min-w-0 flex-1 flex-wrap gap-x-2">
        <span className="max-w-full truncate">
          {asText(activity.body) || asText(activity.subject) || m.timeline_follow_up()}
        </span>
        <time dateTime={due} title={formats.dateTime(due)} className={isOverdue ? "text-danger" : "text-ink-2"}>
          {isOverdue ? m.timeline_was_due({ when }) : when}
        </time>
      </span>
      <SnoozeMenu activity={activity} />
      <Button
        size="sm"
        busy={settle.isPending}
        onClick={() => settle.mutate(undefined, { onError: (error) => announceFailure(error) })}
      >
        <Check aria-hidden className="size-4" />
        {m.common_done()}
      </Button>
    </li>
  );
}

/** Puts a follow-up off. */
function SnoozeMenu({ activity }: { activity: RecordData }) {
  const formats = useFormats();
  const snooze = useWrite((followUpAt: string) => changeFollowUp(activity, { followUpAt }), m.timeline_snoozed());
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={m.timeline_snooze()}>
          <Clock />
        </IconButton>
      }
    >
      {FOLLOW_UP_TIMES.map((time) => (
        <MenuItem
          key={time.label()}
          onSelect={() => {
            const at = time.at(new Date(), formats.zone);
            if (at) snooze.mutate(at, { onError: (error) => announceFailure(error) });
          }}
        >
          <Clock aria-hidden />
          {time.label()}
        </MenuItem>
      ))}
    </Menu>
  );
}

interface NewStepProps {
  object: DrawnObject;
  record: RecordData;
  onClose: () => void;
}

/** Says what to do next and when; a note with a follow-up, so that it stands on the timeline, too. */
function NewStep({ object, record, onClose }: NewStepProps) {
  const formats = useFormats();
  const [text, setText, { clear }] = useDraft(`next-step/${object.name}/${record.id}`, "");
  const [at, setAt] = useState(() => FOLLOW_UP_TIMES[0]?.at(new Date(), formats.zone) ?? null);
  const add = useWrite(
    (followUpAt: string) => addActivity(object.name, record.id, { type: "note", body: text, followUpAt }),
    m.timeline_next_step_set(),
    () => {
      clear();
      onClose();
    },
  );
  const keys = useFormKeys({ onCancel: onClose });
  return (
    <form
      {...keys}
      aria-label={m.timeline_set_next_step()}
      className="flex flex-col gap-2 rounded-lg border bg-surface p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (at && text.trim() !== "") add.mutate(at);
      }}
    >
      <Input
        autoFocus
        aria-label={m.timeline_next_step_what()}
        placeholder={m.timeline_next_step_what()}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <WhenInput label={m.timeline_when()} value={at} onChange={setAt} />
      <FormError error={add.error} />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onClose}>
          {m.common_cancel()}
        </Button>
        <Button type="submit" size="sm" variant="primary" busy={add.isPending} disabled={!at || text.trim() === ""}>
          {m.common_save()}
        </Button>
      </div>
    </form>
  );
}

function openFollowUps({ followUps }: RecordData): RecordData[] {
  return Array.isArray(followUps) ? followUps : [];
}
