import { Mail, MessageSquare } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { inLanguage } from "../../lib/server-words/server-words.ts";
import { m } from "../../messages/messages.js";
import { Badge } from "../../ui/Badge.tsx";
import { BubbleActs } from "./BubbleActs.tsx";
import type { Message } from "./messages.api.ts";
import { authorWords, stateWords } from "./state-words.ts";

/** One message: ours at the right with where it stands, theirs at the left. */
export function Bubble({ message }: { message: Message }) {
  const formats = useFormats();
  const isOurs = message.direction === "outbound";
  const { tone, text } = stateWords(message, formats);
  const at = message.sentAt ?? message.createdAt;
  const Icon = message.channel === "sms" ? MessageSquare : Mail;
  return (
    <li className={cn("flex max-w-[85%] flex-col gap-1", isOurs && "ml-auto items-end")}>
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
        <Icon aria-hidden className="size-3.5" />
        <span className="sr-only">{message.channel === "sms" ? m.messages_sms() : m.common_email()}</span>
        <span>
          {isOurs
            ? m.messages_to_whom({ address: formats.phone(message.to) })
            : m.messages_from_whom({ address: formats.phone(message.from ?? "") })}
        </span>
        <time dateTime={at} title={formats.dateTime(at)}>
          {formats.relative(at, new Date())}
        </time>
      </p>
      <div className={cn("max-w-full rounded-lg border px-3 py-2", isOurs ? "bg-raised" : "bg-hover")}>
        {message.subject && <p className="font-medium break-words">{message.subject}</p>}
        <p className="break-words whitespace-pre-wrap">{message.body}</p>
      </div>
      {isOurs && (
        <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1 text-xs text-ink-2">
          {authorWords(message) && <span>{authorWords(message)}</span>}
          <Badge tone={tone}>{text}</Badge>
          {message.reason && <span className="max-w-prose">{inLanguage(message.reason)}</span>}
          <BubbleActs message={message} />
        </div>
      )}
    </li>
  );
}
