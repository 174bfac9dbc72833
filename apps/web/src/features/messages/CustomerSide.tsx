import { useQuery } from "@tanstack/react-query";
import { Mail, Smartphone } from "lucide-react";
import { useId } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { AnswerForm } from "./AnswerForm.tsx";
import { customerSideQuery, type Letter, type Talk } from "./development.api.ts";
import type { ChannelKind } from "./messages.api.ts";

/** The customer's side while no provider is set up: what they would have got, to be answered as they would. */
export function CustomerSide({ channel }: { channel: ChannelKind }) {
  const talks = useQuery(customerSideQuery(channel));
  const isPhone = channel === "sms";
  return (
    <SettingsSection
      title={isPhone ? m.messages_phone_title() : m.messages_mail_title()}
      description={isPhone ? m.messages_phone_about() : m.messages_mail_about()}
    >
      {talks.isPending && <SkeletonRows count={3} />}
      {talks.isError && <ErrorState error={talks.error} onRetry={() => talks.refetch()} />}
      {talks.data?.length === 0 && (
        <EmptyState
          icon={isPhone ? Smartphone : Mail}
          title={isPhone ? m.messages_phone_empty() : m.messages_mail_empty()}
        />
      )}
      <div className="flex flex-col gap-4">
        {talks.data?.map((talk) => (
          <TalkCard key={talk.address} channel={channel} talk={talk} />
        ))}
      </div>
    </SettingsSection>
  );
}

function TalkCard({ channel, talk: { address, letters } }: { channel: ChannelKind; talk: Talk }) {
  const heading = useId();
  const lastFromUs = letters.findLast((letter) => letter.isFromUs);
  return (
    <article aria-labelledby={heading} className="rounded-lg border bg-surface p-3">
      <h3 id={heading} className="mb-2 font-medium tabular-nums">
        {address}
      </h3>
      <ol aria-live="polite" className="flex flex-col gap-2">
        {letters.map((letter) => (
          <LetterBubble key={letter.id} letter={letter} />
        ))}
      </ol>
      {lastFromUs && <AnswerForm channel={channel} messageId={lastFromUs.id} address={address} />}
    </article>
  );
}

function LetterBubble({ letter: { subject, body, at, isFromUs } }: { letter: Letter }) {
  const formats = useFormats();
  return (
    <li className={cn("max-w-[85%] rounded-lg border px-3 py-2", isFromUs ? "bg-raised" : "ml-auto bg-hover")}>
      <span className="sr-only">{isFromUs ? m.messages_phone_from_us() : m.messages_phone_from_customer()}</span>
      {subject && <p className="font-medium break-words">{subject}</p>}
      <p className="break-words whitespace-pre-wrap">{body}</p>
      <p className="text-xs text-ink-2">{formats.dateTime(at)}</p>
    </li>
  );
}
