import { ArrowRightLeft } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../../records/RecordLink.tsx";
import type { RecordData } from "../../records/record.ts";
import { Button } from "../../ui/Button.tsx";

const ConvertLeadDialog = lazily(() => import("./ConvertLeadDialog.tsx"), "ConvertLeadDialog");

/** Convert, or the way to the deal it was converted into. */
export function LeadActions({ object, lead }: { object: DrawnObject; lead: RecordData }) {
  const [isConverting, setConverting] = useState(false);
  if (typeof lead.dealId === "string") {
    return (
      <Button asChild>
        <RecordLink object="deal" id={lead.dealId}>
          {m.board_open_deal()}
        </RecordLink>
      </Button>
    );
  }
  if (lead.can?.edit === false) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setConverting(true)}>
        <ArrowRightLeft aria-hidden className="size-4" />
        {m.board_convert()}
      </Button>
      {isConverting && (
        <Suspense>
          <ConvertLeadDialog object={object} lead={lead} onClose={() => setConverting(false)} />
        </Suspense>
      )}
    </>
  );
}
