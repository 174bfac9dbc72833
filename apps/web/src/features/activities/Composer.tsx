import { type KeyboardEvent, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { fromLocalInput } from "../../lib/local-time.ts";
import type { DrawnObject } from "../../lib/session.ts";
import type { RecordData } from "../../records/record.ts";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { addActivity, type NewActivity } from "./activities.api.ts";

const KINDS = [
  { type: "note", label: "Note", placeholder: "Write a note", button: "Add note" },
  { type: "phone_call", label: "Call", placeholder: "What was said?", button: "Log call" },
  { type: "meeting", label: "Meeting", placeholder: "What was agreed?", button: "Log meeting" },
] as const;

/** Writes down what happened with a record, and when to come back to it. */
export function Composer({ object, record }: { object: DrawnObject; record: RecordData }) {
  const formats = useFormats();
  const [kind, setKind] = useState<(typeof KINDS)[number]>(KINDS[0]);
  const [body, setBody] = useState("");
  const [followUpAt, setFollowUpAt] = useState("");
  const add = useWrite((activity: NewActivity) => addActivity(object.name, record.id, activity), `${kind.label} added`);
  const isEmpty = body.trim() === "";

  const submit = () => {
    if (isEmpty) return;
    add.mutate(
      { type: kind.type, body, followUpAt: followUpAt ? fromLocalInput(followUpAt, formats.zone) : undefined },
      {
        onSuccess: () => {
          setBody("");
          setFollowUpAt("");
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit();
  };

  return (
    <section aria-label="Add to the timeline" className="m-4 rounded-lg border bg-surface">
      <div className="flex gap-1 px-2 pt-2">
        {KINDS.map((one) => (
          <Button
            key={one.type}
            size="sm"
            variant="ghost"
            aria-pressed={one.type === kind.type}
            className="aria-pressed:bg-hover aria-pressed:text-ink"
            onClick={() => setKind(one)}
          >
            {one.label}
          </Button>
        ))}
      </div>
      <Textarea
        aria-label={kind.placeholder}
        placeholder={kind.placeholder}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={onKeyDown}
        rows={2}
        bare
      />
      {add.error !== null && (
        <div className="px-3 pb-2">
          <FormError error={add.error} />
        </div>
      )}
      <footer className="flex flex-wrap items-center gap-2 border-t px-3 py-2">
        <FormField label="Follow up" layout="line">
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={followUpAt}
              onChange={(event) => setFollowUpAt(event.target.value)}
              size="sm"
            />
          )}
        </FormField>
        <Button
          size="sm"
          variant="primary"
          busy={add.isPending}
          disabled={isEmpty}
          onClick={submit}
          className="ml-auto"
        >
          {kind.button}
          <span className="max-sm:hidden">
            <Kbd>⌘↵</Kbd>
          </span>
        </Button>
      </footer>
    </section>
  );
}
