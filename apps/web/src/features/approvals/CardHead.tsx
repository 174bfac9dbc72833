import { Mail, MessageSquare } from "lucide-react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../../records/RecordLink.tsx";
import { linkedOf, type RecordData } from "../../records/record.ts";
import type { Message } from "../messages/messages.api.ts";

/** To whom a message goes, and about what. */
export function CardHead({ message }: { message: Message }) {
  const formats = useFormats();
  const record: RecordData = message;
  const person = linkedOf(record, "contactId");
  const lead = linkedOf(record, "leadId");
  const deal = linkedOf(record, "dealId");
  const Icon = message.channel === "sms" ? MessageSquare : Mail;
  return (
    <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Icon aria-hidden className="size-4 text-ink-3" />
      <span className="sr-only">{message.channel === "sms" ? m.messages_sms() : m.common_email()}</span>
      <h2 className="min-w-0 font-semibold">
        {person ? (
          <RecordLink object="contact" id={person.id} className="rounded-sm hover:underline">
            {person.title}
          </RecordLink>
        ) : (
          formats.phone(message.to)
        )}
      </h2>
      {person && <span className="text-ink-2">{formats.phone(message.to)}</span>}
      <span className="text-ink-2">
        {lead && (
          <RecordLink object="lead" id={lead.id} className="rounded-sm hover:underline">
            {lead.title}
          </RecordLink>
        )}
        {deal && (
          <RecordLink object="deal" id={deal.id} className="rounded-sm hover:underline">
            {deal.title}
          </RecordLink>
        )}
      </span>
    </header>
  );
}
