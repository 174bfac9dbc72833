import { Suspense, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../../records/RecordLink.tsx";
import { useWrite } from "../../records/records.api.ts";
import { announceFailure } from "../../records/undo/undo.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import type { DuplicatePair } from "./duplicates.api.ts";
import { tellApart } from "./merge.api.ts";
import { REASONS } from "./reasons.ts";

const MergeDialog = lazily(() => import("./MergeDialog.tsx"), "MergeDialog");

/** Two records that may be one: what they share, and what to do about it. */
export function PairLine({ object, pair }: { object: DrawnObject; pair: DuplicatePair }) {
  const formats = useFormats();
  const [isMerging, setMerging] = useState(false);
  const [one, other] = pair.records;
  const apart = useWrite(() => tellApart(object, one?.id ?? "", other?.id ?? ""), m.merge_told_apart());
  if (!one || !other) return null;
  const names = { one: one.title, other: other.title };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2">
      <div className="grid min-w-0 flex-1 basis-56 gap-x-4 gap-y-1 sm:grid-cols-2">
        {pair.records.map(({ id, title, subtitle }) => (
          <div key={id} className="min-w-0">
            <RecordLink object={object.name} id={id} className="block truncate font-medium hover:underline">
              {title}
            </RecordLink>
            <p className="truncate text-xs text-ink-2">{subtitle}</p>
          </div>
        ))}
      </div>
      <p className="flex flex-wrap items-center gap-1 sm:w-60">
        {pair.reasons.map((reason) => (
          <Badge key={reason}>{REASONS[reason]()}</Badge>
        ))}
        <span className="text-xs text-ink-2 tabular-nums">
          {m.hygiene_similarity({ share: formats.percent(pair.similarity * 100) })}
        </span>
      </p>
      <div className="ml-auto flex gap-2 max-sm:ml-0 max-sm:basis-full">
        {pair.canMerge && (
          <Button size="sm" aria-label={m.hygiene_merge_pair(names)} onClick={() => setMerging(true)}>
            {m.merge_merge()}
          </Button>
        )}
        {pair.canTellApart && (
          <Button
            size="sm"
            variant="ghost"
            aria-label={m.hygiene_apart_pair(names)}
            busy={apart.isPending}
            onClick={() => apart.mutate(undefined, { onError: (error) => announceFailure(error) })}
          >
            {m.hygiene_not_duplicates()}
          </Button>
        )}
      </div>
      {isMerging && (
        <Suspense>
          <MergeDialog
            object={object}
            ids={pair.records.map(({ id }) => id)}
            onDone={() => setMerging(false)}
            onClose={() => setMerging(false)}
          />
        </Suspense>
      )}
    </li>
  );
}
