import { Merge } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";

const MergeDialog = lazily(() => import("./MergeDialog.tsx"), "MergeDialog");

/** Offers to merge a selection of two records or more. */
export function MergeButton({ object, ids, onDone }: { object: DrawnObject; ids: string[]; onDone: () => void }) {
  const [isOpen, setOpen] = useState(false);
  if (ids.length < 2) return null;
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Merge aria-hidden className="size-4" />
        {m.merge_merge()}
      </Button>
      {isOpen && (
        <Suspense>
          <MergeDialog object={object} ids={ids} onDone={onDone} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
