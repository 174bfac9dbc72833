import { Mail, MessageSquare, Phone } from "lucide-react";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import type { Person } from "./items.ts";

const LINK =
  "inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink " +
  "max-md:h-11 max-md:w-auto max-md:flex-1 max-md:border max-md:border-line-strong max-md:bg-raised max-md:text-ink";

/** Call, text, write: with the telephone and mail program at hand. */
export function ReachLinks({ person, name }: { person: Person | null; name: string }) {
  const formats = useFormats();
  const whom = person?.title ?? name;
  return (
    <>
      {person?.phone && (
        <>
          <a
            href={`tel:${person.phone}`}
            className={LINK}
            aria-label={m.today_call_whom({ whom })}
            title={formats.phone(person.phone)}
          >
            <Phone aria-hidden className="size-4" />
          </a>
          <a
            href={`sms:${person.phone}`}
            className={LINK}
            aria-label={m.today_text_whom({ whom })}
            title={formats.phone(person.phone)}
          >
            <MessageSquare aria-hidden className="size-4" />
          </a>
        </>
      )}
      {person?.email && (
        <a
          href={`mailto:${person.email}`}
          className={LINK}
          aria-label={m.today_mail_whom({ whom })}
          title={person.email}
        >
          <Mail aria-hidden className="size-4" />
        </a>
      )}
    </>
  );
}
