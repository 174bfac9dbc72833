import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../lib/formats.ts";
import { useDebounced } from "../../lib/hooks.ts";
import { inLanguage } from "../../lib/server-words/server-words.ts";
import { m } from "../../messages/messages.js";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { type InquiryContact, type InquiryMatch, matchesQuery } from "./inquiries.api.ts";

interface ContactMatchesProps {
  contact: InquiryContact;
  onUse: (match: InquiryMatch) => void;
}

/** Contacts who may be the caller, found while typing, so that nobody is written down twice. */
export function ContactMatches({ contact, onUse }: ContactMatchesProps) {
  const formats = useFormats();
  const { phone, email, firstName, lastName } = contact;
  const typed = useDebounced(JSON.stringify({ phone, email, name: `${firstName} ${lastName}`.trim() }), 180);
  const { data: matches = [] } = useQuery(matchesQuery(JSON.parse(typed)));
  return (
    <div aria-live="polite">
      {matches.length > 0 && <p className="mb-1.5 text-ink-2">{m.inquiries_already_contact()}</p>}
      <ul className="flex flex-col gap-1.5">
        {matches.map((match) => (
          <li
            key={match.contactId}
            className="flex items-center gap-2.5 rounded-lg border bg-surface py-1.5 pr-1.5 pl-3"
          >
            <Avatar name={match.title} />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{match.title}</p>
              <p className="truncate text-xs text-ink-2">
                {[
                  formats.phone(match.phones[0]?.number ?? ""),
                  match.emails[0]?.email,
                  match.company?.title,
                  inLanguage(match.reason),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            <Button size="sm" onClick={() => onUse(match)} aria-label={m.inquiries_use({ contact: match.title })}>
              {m.inquiries_use_this()}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
