import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../../records/record.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { ConsentDialog } from "./ConsentDialog.tsx";
import { consentQuery } from "./consent.api.ts";
import { standingWords, statusWords } from "./consent-words.ts";
import { LedgerDialog } from "./LedgerDialog.tsx";
import { type Way, waysOf } from "./ways.ts";

/** On a contact's page: by which ways they may be reached, and what they said about each. */
export function ConsentPanel({ contact }: { contact: RecordData }) {
  const consent = useQuery(consentQuery(contact.id));
  const [isReading, setReading] = useState(false);
  const ways = consent.data ? waysOf(contact, consent.data.consents, consent.data.suppressions) : [];
  if (consent.isError) return <ErrorState error={consent.error} onRetry={() => consent.refetch()} />;
  if (ways.length === 0) return null;
  return (
    <section aria-label={m.messages_consent()} className="border-t px-4 py-2">
      <header className="flex min-h-8 items-center gap-2">
        <h2 className="font-semibold">{m.messages_consent()}</h2>
        <Button size="sm" variant="ghost" className="ml-auto" onClick={() => setReading(true)}>
          {m.messages_ledger()}
        </Button>
      </header>
      <ul>
        {ways.map((way) => (
          <WayLine key={way.address} contact={contact} way={way} />
        ))}
      </ul>
      {isReading && <LedgerDialog contact={contact} onClose={() => setReading(false)} />}
    </section>
  );
}

function WayLine({ contact, way }: { contact: RecordData; way: Way }) {
  const [isAsking, setAsking] = useState(false);
  const [standing] = way.standing;
  const { tone, text } = standing ? standingWords(standing) : statusWords(way.latest);
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1.5">
      <span className="basis-full truncate" title={way.address}>
        {way.address}
      </span>
      <Badge tone={tone}>{text}</Badge>
      {contact.can?.edit && (
        <Button
          size="sm"
          variant="ghost"
          className="ml-auto"
          aria-label={m.messages_consent_change_of({ address: way.address })}
          onClick={() => setAsking(true)}
        >
          {m.messages_consent_change()}
        </Button>
      )}
      {isAsking && <ConsentDialog contactId={contact.id} way={way} onClose={() => setAsking(false)} />}
    </li>
  );
}
