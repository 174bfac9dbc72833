import { Pencil } from "lucide-react";
import { type KeyboardEvent, Suspense, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { lazily } from "../../lib/lazily.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { RecordData } from "../record.ts";
import { FieldEditor } from "./FieldEditor.tsx";
import { FieldValue } from "./FieldValue.tsx";

const FieldHistory = lazily(() => import("./FieldHistory.tsx"), "FieldHistory");

interface InlineFieldProps {
  object: DrawnObject;
  record: RecordData;
  field: DrawnField;
}

/**
 * A field that shows its value and, when pressed, becomes its own editor. Its name opens the values it has had, as the
 * key `h` does while the field has the focus.
 */
export function InlineField({ object, record, field }: InlineFieldProps) {
  const [isEditing, setEditing] = useState(false);
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const [takesFocus, setTakesFocus] = useState(false);
  const canEdit = field.editable && !field.readOnly && record.can?.edit !== false;
  const close = (returnsFocus: boolean) => {
    setTakesFocus(returnsFocus);
    setEditing(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "h" || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    setHistoryOpen(true);
  };

  if (isEditing) return <FieldEditor {...{ object, record, field }} onClose={close} />;
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-start gap-2">
      <button
        type="button"
        // The field beside it answers to the key; only where there is none does the name need a stop of its own.
        tabIndex={canEdit ? -1 : 0}
        aria-label={m.record_history_of({ field: field.label })}
        title={m.record_history_open()}
        onClick={() => setHistoryOpen(true)}
        className="rounded py-1 text-left text-ink-2 hover:text-ink hover:underline decoration-line-strong underline-offset-2"
      >
        {field.label}
      </button>
      <div className="group relative min-w-0">
        {canEdit && (
          <button
            type="button"
            // biome-ignore lint/a11y/noAutofocus: focus comes back to where editing began
            autoFocus={takesFocus}
            aria-label={m.record_edit_field({ field: field.label })}
            aria-keyshortcuts="Enter H"
            onClick={() => setEditing(true)}
            onKeyDown={onKeyDown}
            className="absolute inset-0 rounded-md hover:bg-hover print:hidden"
          >
            <Pencil
              aria-hidden
              className="absolute top-2 right-2 size-3.5 text-ink-3 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
            />
          </button>
        )}
        {/* The value lies above the button but lets presses through, except on its own links. */}
        <div
          className={cn(
            "relative min-h-7 py-1 pl-2 break-words",
            canEdit && "pointer-events-none pr-8 [&_a]:pointer-events-auto",
          )}
        >
          <FieldValue record={record} field={field} />
        </div>
      </div>
      {isHistoryOpen && (
        <Suspense>
          <FieldHistory {...{ object, record, field }} onClose={() => setHistoryOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
