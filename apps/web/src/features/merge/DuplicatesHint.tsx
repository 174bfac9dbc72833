import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Copy } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { hasPage, pageOf, RecordLink } from "../../records/RecordLink.tsx";
import type { RecordData } from "../../records/record.ts";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Button } from "../../ui/Button.tsx";
import { type Duplicate, duplicatesQuery, tellApart } from "./merge.api.ts";
import { REASONS } from "./reasons.ts";

const MergeDialog = lazily(() => import("./MergeDialog.tsx"), "MergeDialog");

/** Says that a record may be there twice, and offers to merge the two or to never ask again. */
export function DuplicatesHint({ object, record }: { object: DrawnObject; record: RecordData }) {
  const { data: duplicates = [] } = useQuery(duplicatesQuery(object, record.id));
  if (duplicates.length === 0 || record.can?.edit === false) return null;
  return (
    // Below the page: found out when the record has long been on the screen, it would push away what is being read.
    <ul
      aria-label={m.merge_duplicates()}
      className="order-1 mx-4 my-2 max-h-36 shrink-0 overflow-y-auto rounded-lg bg-warn-soft px-3 py-1 print:hidden"
    >
      {duplicates.map((duplicate) => (
        <Hint key={duplicate.id} object={object} record={record} duplicate={duplicate} />
      ))}
    </ul>
  );
}

interface HintProps {
  object: DrawnObject;
  record: RecordData;
  duplicate: Duplicate;
}

function Hint({ object, record, duplicate }: HintProps) {
  const navigate = useNavigate();
  const [isMerging, setMerging] = useState(false);
  const apart = useWrite(() => tellApart(object, record.id, duplicate.id), m.merge_told_apart());
  const leaveLoser = (winnerId: string) => {
    setMerging(false);
    if (winnerId !== record.id && hasPage(object.name)) navigate(pageOf(object.name, winnerId));
  };
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1 text-warn">
      <Copy aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 basis-52">
        {m.merge_may_be()}{" "}
        <RecordLink object={object.name} id={duplicate.id} className="font-medium underline underline-offset-2">
          {duplicate.title}
        </RecordLink>{" "}
        <span>({duplicate.reasons.map((reason) => REASONS[reason]()).join(", ")})</span>
      </span>
      {record.can?.delete !== false && (
        <Button size="sm" onClick={() => setMerging(true)}>
          {m.merge_compare()}
        </Button>
      )}
      <Button
        size="sm"
        variant="ghost"
        className="text-warn"
        busy={apart.isPending}
        onClick={() => apart.mutate(undefined, { onError: (error) => announceFailure(error) })}
      >
        {m.merge_not_same()}
      </Button>
      {isMerging && (
        <Suspense>
          <MergeDialog
            object={object}
            ids={[record.id, duplicate.id]}
            onDone={leaveLoser}
            onClose={() => setMerging(false)}
          />
        </Suspense>
      )}
    </li>
  );
}
