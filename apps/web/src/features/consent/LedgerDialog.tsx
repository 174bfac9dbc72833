import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../lib/formats.ts";
import { membersQuery } from "../../lib/members.ts";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { type RecordData, titleOf } from "../../records/record.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { type Consent, consentQuery } from "./consent.api.ts";
import { sourceWords, standingWords, statusWords } from "./consent-words.ts";

/** Everything a contact ever said about being contacted, word for word; nothing in it is ever changed. */
export function LedgerDialog({ contact, onClose }: { contact: RecordData; onClose: () => void }) {
  const object = useObject("contact");
  const formats = useFormats();
  const { data } = useQuery(consentQuery(contact.id));
  return (
    <Dialog
      wide
      title={m.messages_ledger_title({ name: object ? titleOf(contact, object) : "" })}
      description={m.messages_ledger_about()}
      onClose={onClose}
    >
      {data && data.suppressions.length > 0 && (
        <section aria-label={m.messages_standing()} className="mb-4">
          <h3 className="mb-1 font-medium">{m.messages_standing()}</h3>
          <ul className="flex flex-col gap-1">
            {data.suppressions.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center gap-2">
                <Badge tone={standingWords(one).tone}>{standingWords(one).text}</Badge>
                <span>{one.address}</span>
                <span className="text-ink-2">{formats.dateTime(one.at)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data?.consents.length === 0 && <p className="text-ink-2">{m.messages_ledger_empty()}</p>}
      <ol className="flex flex-col gap-3">
        {data?.consents.map((consent) => (
          <Entry key={consent.id} consent={consent} />
        ))}
      </ol>
    </Dialog>
  );
}

function Entry({ consent }: { consent: Consent }) {
  const formats = useFormats();
  const { data: members = [] } = useQuery(membersQuery);
  const { tone, text } = statusWords(consent);
  const by = members.find(({ id }) => id === consent.memberId)?.name;
  const channels = { email: m.common_email(), sms: m.messages_sms(), call: m.messages_call() };
  return (
    <li className="border-l-2 pl-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={tone}>{text}</Badge>
        <span>
          {channels[consent.channel]} {consent.address}
        </span>
        <span className="text-xs text-ink-2">
          {[formats.dateTime(consent.at), sourceWords(consent), by].filter(Boolean).join(" · ")}
        </span>
      </p>
      {consent.wording && <blockquote className="mt-1 break-words text-ink-2">“{consent.wording}”</blockquote>}
    </li>
  );
}
