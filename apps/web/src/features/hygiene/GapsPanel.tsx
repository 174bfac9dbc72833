import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../../records/record.ts";
import { Button } from "../../ui/Button.tsx";
import { GapLine } from "./GapLine.tsx";
import { gapsQuery } from "./gaps.api.ts";

const SHOWN = 4;

/** On a record's page: what it lacks that matters, with what it could be filled with. */
export function GapsPanel({ object, record }: { object: DrawnObject; record: RecordData }) {
  const { data: gaps = [] } = useQuery({ ...gapsQuery(object, record.id), enabled: record.can?.edit !== false });
  const [isOpen, setOpen] = useState(false);
  if (gaps.length === 0 || record.can?.edit === false) return null;
  return (
    <section aria-label={m.hygiene_gaps()} className="px-4 py-2">
      <h2 className="flex min-h-8 items-center font-semibold">{m.hygiene_gaps()}</h2>
      <ul className="flex flex-col gap-2 pb-1">
        {(isOpen ? gaps : gaps.slice(0, SHOWN)).map((gap) => (
          <GapLine key={gap.field} object={object} record={record} gap={gap} />
        ))}
      </ul>
      {!isOpen && gaps.length > SHOWN && (
        <Button size="sm" variant="ghost" onClick={() => setOpen(true)}>
          {m.hygiene_gaps_more({ count: gaps.length - SHOWN })}
        </Button>
      )}
    </section>
  );
}
