import { Trash2, X } from "lucide-react";
import type { ReactNode } from "react";
import type { DrawnObject } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { toast } from "../../ui/toast.store.ts";
import type { BatchAnswer } from "../record-paths.ts";
import { batchRecords, useWrite } from "../records.api.ts";
import { announceFailure } from "../undo/undo.ts";

interface SelectionBarProps {
  object: DrawnObject;
  ids: string[];
  onClear: () => void;
  /** Acts of the object's own, such as merging contacts. */
  children?: ReactNode;
}

/** What can be done with the selected records; deleting is one operation with one Undo. */
export function SelectionBar({ object, ids, onClear, children }: SelectionBarProps) {
  const name = (ids.length === 1 ? object.label : object.pluralLabel).toLowerCase();
  const remove = useWrite(async (selected: string[]) => {
    const steps = selected.map((id) => ({ op: "delete" as const, id }));
    const answer = await batchRecords(object, steps);
    // Before the list is fetched anew, which takes the deleted records and this bar away.
    onClear();
    announceRefusals(answer.data);
    return answer;
  }, `${ids.length} ${name} deleted`);
  return (
    <div
      role="toolbar"
      aria-label="Selection"
      className="absolute bottom-6 left-1/2 z-20 flex -translate-x-1/2 animate-enter items-center gap-2 rounded-lg border border-line-strong bg-raised py-1.5 pr-1.5 pl-3 shadow-raised"
    >
      <span className="font-medium whitespace-nowrap">{ids.length} selected</span>
      {children}
      <Button
        size="sm"
        variant="danger"
        busy={remove.isPending}
        onClick={() => remove.mutate(ids, { onError: (error) => announceFailure(error, "Not deleted") })}
      >
        <Trash2 aria-hidden className="size-4" />
        Delete
      </Button>
      <IconButton label="Clear selection" onClick={onClear}>
        <X />
      </IconButton>
    </div>
  );
}

/** A batch does what it can; what it could not must be said. */
function announceRefusals(results: BatchAnswer[]) {
  const refused = results.filter(({ status }) => status >= 400);
  const [first] = refused;
  if (!first) return;
  const text = `${refused.length} of ${results.length} not deleted`;
  toast({ tone: "failed", text, detail: first.problem?.detail });
}
