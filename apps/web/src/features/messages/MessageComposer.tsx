import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { useDebounced } from "../../lib/hooks.ts";
import { useIdempotencyKey } from "../../lib/idempotency.ts";
import { errorsByField } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { keyLabel } from "../../lib/shortcut-keys.ts";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../../records/record.ts";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Select } from "../../ui/Select.tsx";
import { toast } from "../../ui/toast.store.ts";
import { type About, addressesOf } from "./about.ts";
import { type ChannelKind, type Purpose, previewQuery, useMessageAct, writeMessage } from "./messages.api.ts";
import { purposeChoices } from "./purposes.ts";
import { RecipientField } from "./RecipientField.tsx";
import { SmsSize } from "./SmsSize.tsx";
import { TemplateMenu } from "./TemplateMenu.tsx";
import { VerdictLine } from "./VerdictLine.tsx";

interface MessageComposerProps {
  channel: ChannelKind;
  about: About;
  record: RecordData;
  /** Called once it is on its way, or waits for somebody's yes. */
  onWritten: () => void;
}

interface Draft {
  /** Chosen by hand; else the first address there is. */
  to: string | null;
  subject: string;
  body: string;
  purpose: Purpose;
}

const EMPTY: Draft = { to: null, subject: "", body: "", purpose: "service" };
const TYPING_MS = 350;

/** Writes an e-mail or a text to the person a record is about; whether it may go is said while it is typed. */
export function MessageComposer({ channel, about, record, onWritten }: MessageComposerProps) {
  const [draft, setDraft, { clear }] = useDraft<Draft>(`message/${channel}/${record.id}`, EMPTY);
  const [openFields, setOpenFields] = useState<string[]>([]);
  const maySend = useCan("send_messages");
  const keyOf = useIdempotencyKey();
  const bodyErrorId = useId();
  const addresses = addressesOf(record, channel);
  const isEmail = channel === "email";
  const wordsOf = ({ to, subject, body, purpose }: Draft) => ({
    ...about,
    channel,
    to: to ?? addresses[0] ?? "",
    body: body.trim(),
    purpose,
    ...(isEmail && { subject: subject.trim() }),
  });
  const words = wordsOf(draft);
  const { to } = words;
  // The draft, which stays the same object until it is changed; words made anew by each drawing would never settle.
  const settled = wordsOf(useDebounced(draft, TYPING_MS));
  const preview = useQuery({ ...previewQuery(settled), enabled: to.length >= 3 });
  const write = useMessageAct(writeMessage, maySend ? m.messages_on_its_way() : m.messages_waits_for_yes());
  const errors = { ...errorsByField(preview.error), ...errorsByField(write.error) };
  const isReady = to !== "" && words.body !== "" && (!isEmail || words.subject !== "");

  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!isReady || write.isPending) return;
    write.mutate(
      { words, send: maySend, key: keyOf(words) },
      {
        onSuccess: () => {
          clear();
          setOpenFields([]);
          onWritten();
        },
      },
    );
  };
  const keys = useFormKeys();
  const stillOpen = openFields.filter((field) => `${draft.subject} ${draft.body}`.includes(`{{${field}}}`));

  return (
    <form {...keys} onSubmit={submit} aria-label={isEmail ? m.messages_write_email() : m.messages_write_sms()}>
      <div className="flex flex-col gap-2 px-3 pt-2">
        <RecipientField
          channel={channel}
          addresses={addresses}
          value={to}
          error={errors.to}
          onChange={(address) => set({ to: address })}
        />
        {isEmail && (
          <FormField label={m.messages_subject()} layout="line" error={errors.subject}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                value={draft.subject}
                onChange={(event) => set({ subject: event.target.value })}
              />
            )}
          </FormField>
        )}
      </div>
      <Textarea
        bare
        autoFocus={!isEmail}
        aria-label={m.messages_text()}
        aria-invalid={errors.body ? true : undefined}
        aria-describedby={errors.body ? bodyErrorId : undefined}
        placeholder={isEmail ? m.messages_email_hint() : m.messages_sms_hint()}
        value={draft.body}
        onChange={(event) => set({ body: event.target.value })}
        rows={isEmail ? 5 : 3}
      />
      <div className="flex flex-col gap-1.5 px-3 pb-2">
        {preview.data?.sms && <SmsSize sms={preview.data.sms} />}
        {stillOpen.length > 0 && (
          <p className="text-xs text-warn">{m.messages_fields_open({ fields: stillOpen.join(", ") })}</p>
        )}
        {preview.data && to !== "" && <VerdictLine verdict={preview.data} />}
        <FormError error={write.error ?? preview.error} placed={isEmail ? ["to", "subject", "body"] : ["to", "body"]} />
        {errors.body && (
          <p id={bodyErrorId} className="text-xs text-danger">
            {errors.body}
          </p>
        )}
      </div>
      <footer className="flex flex-wrap items-center gap-2 border-t px-3 py-2">
        <TemplateMenu
          channel={channel}
          about={about}
          onFilled={({ open, ...filled }) => {
            set(filled);
            setOpenFields(open);
            if (draft.body.trim() === "") return;
            const action = { label: m.common_undo(), run: () => setDraft(draft) };
            toast({ tone: "done", text: m.messages_template_replaced(), action });
          }}
        />
        <PurposeSelect value={draft.purpose} onChange={(purpose) => set({ purpose })} />
        <Button
          type="submit"
          size="sm"
          variant="primary"
          busy={write.isPending}
          disabled={!isReady}
          className="ml-auto"
        >
          {maySend ? m.messages_send() : m.messages_ask_approval()}
          <span className="max-sm:hidden">
            <Kbd>{keyLabel("mod+Enter")}</Kbd>
          </span>
        </Button>
      </footer>
    </form>
  );
}

function PurposeSelect({ value, onChange }: { value: Purpose; onChange: (purpose: Purpose) => void }) {
  const choices = purposeChoices();
  return (
    <Select
      aria-label={m.messages_purpose()}
      className="w-40"
      choices={choices}
      value={value}
      onValue={(chosen) => onChange(choices.find((one) => one.value === chosen)?.value ?? "service")}
    />
  );
}
