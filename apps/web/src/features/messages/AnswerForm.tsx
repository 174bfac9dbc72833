import { type FormEvent, useState } from "react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { Input } from "../../ui/Input.tsx";
import { type Pretence, useAnswerAsCustomer } from "./development.api.ts";
import type { ChannelKind } from "./messages.api.ts";

interface AnswerFormProps {
  channel: ChannelKind;
  /** The last message they got. */
  messageId: string;
  address: string;
}

/** Answers as the customer: in words, with STOP, or the way a mail server or an annoyed reader does. */
export function AnswerForm({ channel, messageId, address }: AnswerFormProps) {
  const [text, setText] = useState("");
  const answer = useAnswerAsCustomer();
  // What was typed stays until it has arrived.
  const send = (kind: Pretence, words: string) =>
    answer.mutate({ messageId, kind, text: words }, { onSuccess: () => setText("") });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) send("reply", text.trim());
  };
  const other = (label: string, kind: Pretence, words: string) => (
    <Button variant="ghost" disabled={answer.isPending} onClick={() => send(kind, words)}>
      {label}
    </Button>
  );
  return (
    <form onSubmit={submit} className="mt-3 flex flex-wrap gap-2">
      <Input
        aria-label={m.messages_phone_answer_as({ number: address })}
        placeholder={m.messages_phone_answer()}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="min-w-40 flex-1"
      />
      <Button type="submit" busy={answer.isPending}>
        {m.messages_phone_send()}
      </Button>
      {channel === "sms" && other(m.messages_phone_stop(), "reply", "STOP")}
      {channel === "email" && other(m.messages_mail_bounce(), "bounce", "")}
      {channel === "email" && other(m.messages_mail_complain(), "complaint", "")}
      <div className="basis-full empty:hidden">
        <FormError error={answer.error} />
      </div>
    </form>
  );
}
