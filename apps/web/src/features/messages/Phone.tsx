import { useQuery } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState, FormError } from "../../ui/ErrorState.tsx";
import { Input } from "../../ui/Input.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { type Conversation, type PhoneText, phoneQuery, useAnswerAsCustomer } from "./phone.api.ts";

/** The development phone: texts that were not really sent, to be answered as the customer would. */
export function Phone() {
  const phone = useQuery(phoneQuery);
  return (
    <SettingsSection title={m.messages_phone_title()} description={m.messages_phone_about()}>
      {phone.isPending && <SkeletonRows count={3} />}
      {phone.isError && <ErrorState error={phone.error} onRetry={() => phone.refetch()} />}
      {phone.data?.length === 0 && <EmptyState icon={Smartphone} title={m.messages_phone_empty()} />}
      <div className="flex flex-col gap-4">
        {phone.data?.map((conversation) => (
          <Talk key={conversation.number} conversation={conversation} />
        ))}
      </div>
    </SettingsSection>
  );
}

function Talk({ conversation: { number, texts } }: { conversation: Conversation }) {
  const heading = useId();
  const lastFromUs = texts.findLast((text) => text.isFromUs);
  return (
    <article aria-labelledby={heading} className="rounded-lg border bg-surface p-3">
      <h3 id={heading} className="mb-2 font-medium tabular-nums">
        {number}
      </h3>
      <ol aria-live="polite" className="flex flex-col gap-2">
        {texts.map((text) => (
          <Bubble key={text.id} text={text} />
        ))}
      </ol>
      {lastFromUs && <Answer messageId={lastFromUs.id} number={number} />}
    </article>
  );
}

function Bubble({ text: { body, at, isFromUs } }: { text: PhoneText }) {
  const formats = useFormats();
  return (
    <li className={cn("max-w-[85%] rounded-lg border px-3 py-2", isFromUs ? "bg-raised" : "ml-auto bg-hover")}>
      <span className="sr-only">{isFromUs ? m.messages_phone_from_us() : m.messages_phone_from_customer()}</span>
      <p className="whitespace-pre-wrap break-words">{body}</p>
      <p className="text-xs text-ink-3">{formats.dateTime(at)}</p>
    </li>
  );
}

function Answer({ messageId, number }: { messageId: string; number: string }) {
  const [text, setText] = useState("");
  const answer = useAnswerAsCustomer();
  // What was typed stays until it has arrived.
  const send = (words: string) => answer.mutate({ messageId, text: words }, { onSuccess: () => setText("") });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) send(text.trim());
  };
  return (
    <form onSubmit={submit} className="mt-3 flex flex-wrap gap-2">
      <Input
        aria-label={m.messages_phone_answer_as({ number })}
        placeholder={m.messages_phone_answer()}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="min-w-40 flex-1"
      />
      <Button type="submit" busy={answer.isPending}>
        {m.messages_phone_send()}
      </Button>
      <Button variant="ghost" disabled={answer.isPending} onClick={() => send("STOP")}>
        {m.messages_phone_stop()}
      </Button>
      <div className="basis-full empty:hidden">
        <FormError error={answer.error} />
      </div>
    </form>
  );
}
