import { Pencil } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { errorsByField, Problem } from "../../lib/problem.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { ConflictDialog } from "../form/ConflictDialog.tsx";
import { linkedOf, type RecordData, readField } from "../record.ts";
import { editRecord, useWrite } from "../records.api.ts";
import { FieldInput } from "./FieldInput.tsx";
import { FieldValue } from "./FieldValue.tsx";

interface InlineFieldProps {
  object: DrawnObject;
  record: RecordData;
  field: DrawnField;
}

/** Saved as soon as something is chosen. */
const CHOSEN_AT_ONCE = ["picklist", "boolean", "member", "link", "currency"];
/** Edited over several steps, and so saved by a button. */
const EDITED_AT_LENGTH = ["longText", "multiPicklist", "emails", "phones", "address", "addresses"];

/** A field that shows its value and, when pressed, becomes its own editor. */
export function InlineField({ object, record, field }: InlineFieldProps) {
  const [isEditing, setEditing] = useState(false);
  const canEdit = field.editable && !field.readOnly && record.can?.edit !== false;
  if (isEditing) return <Editor {...{ object, record, field }} onClose={() => setEditing(false)} />;
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-start gap-2">
      <span className="py-1 text-ink-2">{field.label}</span>
      <div className="group relative min-w-0">
        {canEdit && (
          <button
            type="button"
            aria-label={`Edit ${field.label.toLowerCase()}`}
            onClick={() => setEditing(true)}
            className="absolute inset-0 rounded-md hover:bg-hover"
          >
            <Pencil
              aria-hidden
              className="absolute top-2 right-2 size-3.5 text-ink-3 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
            />
          </button>
        )}
        {/* The value lies above the button but lets presses through, except on its own links. */}
        <div
          className={cn("relative min-h-7 py-1 pl-2", canEdit && "pointer-events-none pr-8 [&_a]:pointer-events-auto")}
        >
          <FieldValue record={record} field={field} />
        </div>
      </div>
    </div>
  );
}

function Editor({ object, record, field, onClose }: InlineFieldProps & { onClose: () => void }) {
  const before = readField(record, field);
  const [value, setValue] = useState(before);
  const save = useWrite(
    (next: unknown) => editRecord(object, record, { [field.name]: next }),
    `${field.label} changed`,
  );
  const isAtOnce = CHOSEN_AT_ONCE.includes(field.type);
  const isAtLength = EDITED_AT_LENGTH.includes(field.type);
  const error =
    errorsByField(save.error)[field.name] ?? (save.error && !isConflict(save.error) ? save.error.message : undefined);

  const commit = (next: unknown) => {
    if (JSON.stringify(next ?? null) === JSON.stringify(before ?? null)) return onClose();
    save.mutate(next, { onSuccess: onClose });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    const isSubmit = event.key === "Enter" && (isAtLength ? event.metaKey || event.ctrlKey : !isAtOnce);
    if (!isSubmit) return;
    event.preventDefault();
    commit(value);
  };

  // Beside the editor and not in it: keys and focus inside the dialog are none of the editor's business.
  if (isConflict(save.error)) return <ConflictDialog object={object} problem={save.error} onClose={onClose} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches the keys of the one control inside
    <div
      className="my-1 rounded-md bg-hover p-2"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const isLeaving = !event.currentTarget.contains(event.relatedTarget);
        if (isLeaving && !isAtOnce && !isAtLength && save.isIdle) commit(value);
      }}
    >
      <FormField label={field.label} help={field.help} error={error}>
        {(control) => (
          <FieldInput
            field={field}
            control={control}
            value={value}
            linked={linkedOf(record, field.name)}
            autoFocus
            onChange={(next) => {
              setValue(next);
              if (isAtOnce) commit(next);
            }}
          />
        )}
      </FormField>
      {(isAtLength || isAtOnce) && (
        <div className="mt-2 flex justify-end gap-2">
          <Button size="sm" variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          {isAtLength && (
            <Button size="sm" variant="primary" busy={save.isPending} onClick={() => commit(value)}>
              Save
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

const isConflict = (error: unknown): error is Problem => error instanceof Problem && error.status === 409;
