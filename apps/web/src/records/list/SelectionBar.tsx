import { Pencil, Trash2, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { BulkDialog } from "./bulk/BulkDialog.tsx";
import type { BulkTarget } from "./bulk/bulk.api.ts";
import { JobProgress } from "./bulk/JobProgress.tsx";
import { tellEnd } from "./bulk/tell-end.ts";
import { withoutIds } from "./grouping.ts";
import { EVERYTHING_FOUND, NOTHING, type Selection, sizeOf } from "./selection.ts";

interface SelectionBarProps {
  object: DrawnObject;
  selection: Selection;
  filter: string | undefined;
  /** How many records the filter finds. */
  total: number;
  onSelection: (selection: Selection) => void;
  /** Acts of the object's own, such as merging contacts, on records selected one by one. */
  actions: (ids: string[]) => ReactNode;
}

/** What can be done with the selected records: one operation with one Undo, however many they are. */
export function SelectionBar({ object, selection, filter, total, onSelection, actions }: SelectionBarProps) {
  const formats = useFormats();
  const [action, setAction] = useState<"update" | "delete">();
  const [jobId, setJobId] = useState<string>();
  const count = sizeOf(selection, total);
  // The list, and this bar with it, may be gone before the end: none of what was selected matches any more.
  const follow = async (job: string | undefined) => {
    setAction(undefined);
    setJobId(job);
    if (job) await tellEnd(job, object);
    onSelection(NOTHING);
  };
  const canEdit = object.fields.some(({ editable, readOnly }) => editable && !readOnly);
  return (
    <div
      role="toolbar"
      aria-label={m.list_selection()}
      className="absolute bottom-14 left-1/2 z-40 flex max-w-[calc(100%-1rem)] -translate-x-1/2 animate-enter items-center gap-2 rounded-lg border border-line-strong bg-raised py-1.5 pr-1.5 pl-3 shadow-raised"
    >
      {jobId ? (
        <JobProgress id={jobId} />
      ) : (
        <>
          <span className="font-medium whitespace-nowrap" aria-live="polite">
            {m.list_selected({ count, shown: formats.number(count) })}
          </span>
          {count < total && (
            <Button size="sm" variant="ghost" onClick={() => onSelection(EVERYTHING_FOUND)}>
              {m.list_select_all({ count: formats.number(total) })}
            </Button>
          )}
          {selection.kind === "some" && actions([...selection.ids])}
          {canEdit && (
            <Button size="sm" onClick={() => setAction("update")}>
              <Pencil aria-hidden className="size-4" />
              {m.common_edit()}
            </Button>
          )}
          <Button size="sm" variant="danger" onClick={() => setAction("delete")}>
            <Trash2 aria-hidden className="size-4" />
            {m.common_delete()}
          </Button>
          <IconButton label={m.list_clear_selection()} onClick={() => onSelection(NOTHING)}>
            <X />
          </IconButton>
        </>
      )}
      {action && (
        <BulkDialog
          object={object}
          action={action}
          count={count}
          target={targetOf(selection, filter)}
          onClose={() => setAction(undefined)}
          onStarted={follow}
        />
      )}
    </div>
  );
}

/** Selected one by one they are named by id; of all that match, by the filter. */
function targetOf(selection: Selection, filter: string | undefined): BulkTarget {
  if (selection.kind === "some") return { ids: [...selection.ids] };
  return { filter: withoutIds(filter, [...selection.except]) ?? "" };
}
