import { ArrowRightLeft } from "lucide-react";
import { useState } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import { RecordLink } from "../../records/RecordLink.tsx";
import type { RecordData } from "../../records/record.ts";
import { Button } from "../../ui/Button.tsx";
import { ConvertLeadDialog } from "./ConvertLeadDialog.tsx";

/** Convert, or the way to the deal it was converted into. */
export function LeadActions({ object, lead }: { object: DrawnObject; lead: RecordData }) {
  const [isConverting, setConverting] = useState(false);
  if (typeof lead.dealId === "string") {
    return (
      <Button asChild>
        <RecordLink object="deal" id={lead.dealId}>
          Open its deal
        </RecordLink>
      </Button>
    );
  }
  if (lead.can?.edit === false) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setConverting(true)}>
        <ArrowRightLeft aria-hidden className="size-4" />
        Convert
      </Button>
      {isConverting && <ConvertLeadDialog object={object} lead={lead} onClose={() => setConverting(false)} />}
    </>
  );
}
