import { useQuery } from "@tanstack/react-query";
import { Mailbox as MailboxIcon } from "lucide-react";
import { useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SettingsSection } from "../../ui/SettingsSection.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { type Mail, mailboxQuery, mailQuery } from "./mailbox.api.ts";

/** The mails that were not sent because no mail server is configured. */
export function Mailbox() {
  const mailbox = useQuery(mailboxQuery);
  return (
    <SettingsSection title={m.settings_mailbox_title()} description={m.settings_mailbox_about()}>
      {mailbox.isPending && <SkeletonRows count={3} />}
      {mailbox.isError && <ErrorState error={mailbox.error} onRetry={() => mailbox.refetch()} />}
      {mailbox.data?.length === 0 && <EmptyState icon={MailboxIcon} title={m.settings_mailbox_empty()} />}
      <div className="flex flex-col gap-2">
        {mailbox.data?.map((mail) => (
          <Letter key={mail.id} mail={mail} />
        ))}
      </div>
    </SettingsSection>
  );
}

function Letter({ mail }: { mail: Mail }) {
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} className="rounded-lg border bg-surface">
      <summary className="flex flex-wrap gap-x-3 px-3 py-2">
        <span className="font-medium">{mail.subject}</span>
        <span className="ml-auto text-ink-2">
          {mail.to}, {formats.dateTime(mail.at)}
        </span>
      </summary>
      {isOpen && <LetterText id={mail.id} />}
    </details>
  );
}

function LetterText({ id }: { id: string }) {
  const { data } = useQuery(mailQuery(id));
  return <pre className="border-t p-3 font-sans whitespace-pre-wrap break-words">{withLinks(data?.text ?? "")}</pre>;
}

/** The links in a mail are what one opens it for: invitations and resets. */
const withLinks = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) =>
    part.startsWith("http") ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text
      <a key={index} href={part} className="text-accent-text underline">
        {part}
      </a>
    ) : (
      part
    ),
  );
