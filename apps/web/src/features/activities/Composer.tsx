import { Mail, NotebookPen, Phone, Users } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { usePageActions } from "../../lib/page-actions.ts";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { FieldInput } from "../../records/fields/FieldInput.tsx";
import { asText, type RecordData, titleOf } from "../../records/record.ts";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import { addActivity, type NewActivity } from "./activities.api.ts";
import { WhenInput } from "./WhenInput.tsx";

type Kind = "note" | "phone_call" | "meeting";

const KINDS = {
  note: {
    icon: NotebookPen,
    label: m.timeline_note,
    placeholder: m.timeline_note_hint,
    button: m.timeline_note_add,
    done: m.timeline_note_added,
    asks: [],
  },
  phone_call: {
    icon: Phone,
    label: m.timeline_call,
    placeholder: m.timeline_call_hint,
    button: m.timeline_call_add,
    done: m.timeline_call_added,
    asks: ["direction", "outcome"],
  },
  meeting: {
    icon: Users,
    label: m.timeline_meeting,
    placeholder: m.timeline_meeting_hint,
    button: m.timeline_meeting_add,
    done: m.timeline_meeting_added,
    asks: ["at", "outcome"],
  },
} as const;
const KIND_NAMES: Kind[] = ["note", "phone_call", "meeting"];

interface Draft {
  kind: Kind;
  body: string;
  followUpAt: string | null;
  /** Fields that only some kinds ask for. */
  more: Record<string, unknown>;
}

const EMPTY: Draft = { kind: "note", body: "", followUpAt: null, more: {} };

/** Writes down what happened with a record, and when to come back to it; what is typed survives a reload. */
export function Composer({ object, record }: { object: DrawnObject; record: RecordData }) {
  const text = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft, { clear }] = useDraft<Draft>(`compose/${object.name}/${record.id}`, EMPTY);
  const { icon: _, ...kind } = KINDS[draft.kind];
  const add = useWrite((activity: NewActivity) => addActivity(object.name, record.id, activity), kind.done(), clear);
  const isEmpty = draft.body.trim() === "";

  const choose = (next: Kind) => {
    setDraft({ ...draft, kind: next, more: {} });
    text.current?.focus();
  };
  usePageActions(titleOf(record, object), [
    { keys: "n", label: m.timeline_note_hint(), run: () => choose("note") },
    { keys: "l", label: m.timeline_call_add(), run: () => choose("phone_call") },
  ]);
  const submit = () => {
    if (isEmpty || add.isPending) return;
    const { body, followUpAt } = draft;
    add.mutate({ type: draft.kind, body, followUpAt: followUpAt ?? undefined, ...draft.more });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isSave = (event.metaKey || event.ctrlKey) && (event.key === "Enter" || event.key.toLowerCase() === "s");
    if (event.key === "Escape") text.current?.blur();
    if (!isSave) return;
    event.preventDefault();
    submit();
  };

  return (
    <section aria-label={m.timeline_compose()} className="m-4 mb-3 rounded-lg border bg-surface print:hidden">
      <KindButtons chosen={draft.kind} onChoose={choose} />
      <Textarea
        ref={text}
        aria-label={kind.placeholder()}
        aria-keyshortcuts="Control+Enter"
        placeholder={kind.placeholder()}
        value={draft.body}
        onChange={(event) => setDraft({ ...draft, body: event.target.value })}
        onKeyDown={onKeyDown}
        rows={2}
        bare
      />
      <MoreFields
        names={kind.asks}
        values={draft.more}
        onChange={(name, value) => setDraft({ ...draft, more: { ...draft.more, [name]: value } })}
      />
      {add.error !== null && (
        <div className="px-3 pb-2">
          <FormError error={add.error} />
        </div>
      )}
      <footer className="flex flex-wrap items-center gap-2 border-t px-3 py-2">
        <WhenInput
          label={m.timeline_follow_up()}
          value={draft.followUpAt}
          onChange={(followUpAt) => setDraft({ ...draft, followUpAt })}
        />
        <Button
          size="sm"
          variant="primary"
          busy={add.isPending}
          disabled={isEmpty}
          onClick={submit}
          className="ml-auto"
        >
          {kind.button()}
          <span className="max-sm:hidden">
            <Kbd>⌘↵</Kbd>
          </span>
        </Button>
      </footer>
    </section>
  );
}

function KindButtons({ chosen, onChoose }: { chosen: Kind; onChoose: (kind: Kind) => void }) {
  return (
    <fieldset className="flex flex-wrap gap-1 px-2 pt-2">
      <legend className="sr-only">{m.timeline_kind()}</legend>
      {KIND_NAMES.map((name) => {
        const { icon: Icon, label } = KINDS[name];
        return (
          <Button
            key={name}
            size="sm"
            variant="ghost"
            aria-pressed={name === chosen}
            className="aria-pressed:bg-hover aria-pressed:text-ink"
            onClick={() => onChoose(name)}
          >
            <Icon aria-hidden className="size-4" />
            {label()}
          </Button>
        );
      })}
      {/* The place is kept; it can be reached and says why it does nothing yet. */}
      <Tooltip label={m.timeline_email_later()}>
        <Button
          size="sm"
          variant="ghost"
          aria-disabled
          aria-description={m.timeline_email_later()}
          className="opacity-60"
        >
          <Mail aria-hidden className="size-4" />
          {m.common_email()}
        </Button>
      </Tooltip>
    </fieldset>
  );
}

interface MoreFieldsProps {
  names: readonly string[];
  values: Record<string, unknown>;
  onChange: (name: string, value: unknown) => void;
}

/** What a call or a meeting is asked beside its text, as the activity's declaration has it. */
function MoreFields({ names, values, onChange }: MoreFieldsProps) {
  const fields = useObject("activity")?.fields ?? [];
  const asked = names.flatMap((name) => fields.find((field) => field.name === name && field.editable) ?? []);
  if (asked.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2 px-3 pb-2">
      {asked.map((field) => (
        <FormField key={field.name} label={field.label} layout="line">
          {(control) => (
            <FieldInput
              field={field}
              control={control}
              value={asText(values[field.name])}
              onChange={(value) => onChange(field.name, value ?? undefined)}
            />
          )}
        </FormField>
      ))}
    </div>
  );
}
