import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormKeys } from "../../lib/form-keys.ts";
import { errorsByField } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { coverQuery, type Draft, isDocument, type Sending, sendDraft } from "./drafts.api.ts";

interface SendDialogProps {
  draft: Draft;
  onClose: () => void;
}

/** How an approved draft gets to its customer; a follow-up goes as the message it is. */
export function SendDialog({ draft, onClose }: SendDialogProps) {
  const cover = useQuery({ ...coverQuery(draft.id), enabled: isDocument(draft.type) });
  return (
    <Dialog title={m.drafts_send_title({ title: draft.title })} description={about(draft)} onClose={onClose}>
      {!isDocument(draft.type) && <SendFollowUp draft={draft} onClose={onClose} />}
      {isDocument(draft.type) && cover.isPending && <SkeletonRows count={3} />}
      {cover.isError && <ErrorState error={cover.error} onRetry={() => cover.refetch()} />}
      {cover.data && <SendDocument draft={draft} cover={cover.data} onClose={onClose} />}
    </Dialog>
  );
}

const about = ({ type }: Draft) => (isDocument(type) ? m.drafts_send_about() : m.drafts_send_follow_up_about());

function SendFollowUp({ draft, onClose }: SendDialogProps) {
  const send = useWrite(() => sendDraft(draft.id, {}), m.drafts_on_its_way(), onClose);
  return (
    <div className="flex flex-col gap-4">
      <FormError error={send.error} />
      <Actions inForm>
        <Button onClick={onClose}>{m.common_cancel()}</Button>
        <Button variant="primary" busy={send.isPending} onClick={() => send.mutate(undefined)}>
          {m.drafts_send()}
        </Button>
      </Actions>
    </div>
  );
}

interface SendDocumentProps extends SendDialogProps {
  cover: { subject: string; email: string; sms: string };
}

function SendDocument({ draft, cover, onClose }: SendDocumentProps) {
  const keys = useFormKeys();
  const [channel, setChannel] = useState<NonNullable<Sending["channel"]>>("email");
  const [words, setWords, { clear }] = useDraft(`cover/${draft.id}`, cover);
  const send = useWrite(
    (sending: Sending) => sendDraft(draft.id, sending),
    channel === "link" ? m.drafts_link_made() : m.drafts_on_its_way(),
    () => {
      clear();
      onClose();
    },
  );
  const errors = errorsByField(send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (channel === "link") send.mutate({ channel });
    else send.mutate({ channel, body: words[channel], ...(channel === "email" && { subject: words.subject }) });
  };
  return (
    <form {...keys} onSubmit={submit} className="flex flex-col gap-4">
      <Segments
        label={m.drafts_send_by()}
        value={channel}
        onChange={setChannel}
        choices={[
          { value: "email", label: m.common_email() },
          { value: "sms", label: m.drafts_sms() },
          { value: "link", label: m.drafts_link() },
        ]}
      />
      {channel === "email" && (
        <FormField label={m.drafts_subject()} error={errors.subject}>
          {(control) => (
            <Input
              {...control}
              value={words.subject}
              onChange={(event) => setWords({ ...words, subject: event.target.value })}
            />
          )}
        </FormField>
      )}
      {channel === "link" ? (
        <p className="text-ink-2">{m.drafts_link_about()}</p>
      ) : (
        <FormField label={m.drafts_message()} help={m.drafts_message_help()} error={errors.body}>
          {(control) => (
            <Textarea
              {...control}
              rows={6}
              value={words[channel]}
              onChange={(event) => setWords({ ...words, [channel]: event.target.value })}
            />
          )}
        </FormField>
      )}
      <FormError error={send.error} />
      <Actions inForm>
        <Button onClick={onClose}>{m.common_cancel()}</Button>
        <Button type="submit" variant="primary" busy={send.isPending}>
          {channel === "link" ? m.drafts_make_link() : m.drafts_send()}
        </Button>
      </Actions>
    </form>
  );
}
