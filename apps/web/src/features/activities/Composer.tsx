import { type LucideIcon, Mail, MessageSquare, NotebookPen, Phone, Users } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { usePageActions } from "../../lib/page-actions.ts";
import { type DrawnObject, useObject } from "../../lib/session.ts";
import { keyLabel } from "../../lib/shortcut-keys.ts";
import { m } from "../../messages/messages.js";
import { FieldInput } from "../../records/fields/FieldInput.tsx";
import { asText, type RecordData, titleOf } from "../../records/record.ts";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Textarea } from "../../ui/Input.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
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

const CHANNELS = {
  email: { icon: Mail, label: m.common_email },
  sms: { icon: MessageSquare, label: m.timeline_sms },
} as const;
type ChannelKind = keyof typeof CHANNELS;
const CHANNEL_NAMES: ChannelKind[] = ["email", "sms"];

interface ComposerProps {
  object: DrawnObject;
  record: RecordData;
  /** What writes to the person the record is about, on a channel; left out where nobody is written to. */
  writeTo?: (channel: ChannelKind, onWritten: () => void) => ReactNode;
}

const EMPTY: Draft = { kind: "note", body: "", followUpAt: null, more: {} };

/** Writes down what happened with a record, and when to come back to it; what is typed survives a reload. */
export function Composer({ object, record, writeTo }: ComposerProps) {
  const text = useRef<HTMLTextAreaElement>(null);
  const [channel, setChannel] = useState<ChannelKind | null>(null);
  const [draft, setDraft, { clear }] = useDraft<Draft>(`compose/${object.name}/${record.id}`, EMPTY);
  const { icon: _, ...kind } = KINDS[draft.kind];
  const add = useWrite((activity: NewActivity) => addActivity(object.name, record.id, activity), kind.done(), clear);
  const isEmpty = draft.body.trim() === "";

  const choose = (next: Kind) => {
    setChannel(null);
    setDraft({ ...draft, kind: next, more: {} });
    text.current?.focus();
  };
  usePageActions(titleOf(record, object), [
    { keys: "n", label: m.timeline_note_hint(), run: () => choose("note") },
    { keys: "l", label: m.timeline_call_add(), run: () => choose("phone_call") },
    ...(writeTo ? [{ keys: "m", label: m.timeline_write_message(), run: () => setChannel("email") }] : []),
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
      <KindButtons chosen={channel ?? draft.kind} onChoose={choose} onChannel={writeTo && setChannel} />
      {channel && writeTo ? (
        writeTo(channel, () => setChannel(null))
      ) : (
        <>
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
                <Kbd>{keyLabel("mod+Enter")}</Kbd>
              </span>
            </Button>
          </footer>
        </>
      )}
    </section>
  );
}

interface KindButtonsProps {
  chosen: Kind | ChannelKind;
  onChoose: (kind: Kind) => void;
  onChannel?: (channel: ChannelKind) => void;
}

function KindButtons({ chosen, onChoose, onChannel }: KindButtonsProps) {
  return (
    <fieldset className="flex flex-wrap gap-1 px-2 pt-2">
      <legend className="sr-only">{m.timeline_kind()}</legend>
      {KIND_NAMES.map((name) => (
        <KindButton key={name} {...KINDS[name]} isChosen={name === chosen} onChoose={() => onChoose(name)} />
      ))}
      {onChannel &&
        CHANNEL_NAMES.map((name) => (
          <KindButton key={name} {...CHANNELS[name]} isChosen={name === chosen} onChoose={() => onChannel(name)} />
        ))}
    </fieldset>
  );
}

interface KindButtonProps {
  icon: LucideIcon;
  label: () => string;
  isChosen: boolean;
  onChoose: () => void;
}

const KindButton = ({ icon: Icon, label, isChosen, onChoose }: KindButtonProps) => (
  <Button
    size="sm"
    variant="ghost"
    aria-pressed={isChosen}
    className="aria-pressed:bg-hover aria-pressed:text-ink"
    onClick={onChoose}
  >
    <Icon aria-hidden className="size-4 max-sm:hidden" />
    {label()}
  </Button>
);

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
