import { type KeyboardEvent, Suspense, useState } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { lazily } from "../../lib/lazily.ts";
import { errorsByField } from "../../lib/problem.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { EditConflict, isSame } from "../conflict.ts";
import { linkedOf, type RecordData, readField } from "../record.ts";
import { editRecord, useWrite } from "../records.api.ts";
import { FieldInput } from "./FieldInput.tsx";
import { useValueWords } from "./value-words.ts";

const ConflictDialog = lazily(() => import("../form/ConflictDialog.tsx"), "ConflictDialog");

interface FieldEditorProps {
  object: DrawnObject;
  record: RecordData;
  field: DrawnField;
  /** True when focus should go back to the field, as after a key; false when it has gone elsewhere by itself. */
  onClose: (returnsFocus: boolean) => void;
}

/** Saved as soon as something is chosen. */
const CHOSEN_AT_ONCE = ["picklist", "boolean", "member", "link", "currency"];
/** Edited over several steps, and so saved by a button. */
const EDITED_AT_LENGTH = ["longText", "multiPicklist", "emails", "phones", "address", "addresses"];

/**
 * Edits one field where it stands. What was typed and not saved survives a reload and Esc; what others save meanwhile
 * is shown, and asked about only when it is this field.
 */
export function FieldEditor({ object, record, field, onClose }: FieldEditorProps) {
  // What the person saw when they began: an edit is compared with this, however often the page is read anew.
  const [seen] = useState(record);
  const before = readField(seen, field);
  const [value, setValue, draft] = useDraft<unknown>(`${object.name}/${record.id}/${field.name}`, before ?? null);
  const save = useWrite(
    (next: unknown) => editRecord(object, seen, { [field.name]: next }),
    m.record_field_changed({ field: field.label }),
  );
  const isAtOnce = CHOSEN_AT_ONCE.includes(field.type);
  const isAtLength = EDITED_AT_LENGTH.includes(field.type);
  const isConflict = save.error instanceof EditConflict;
  const error = errorsByField(save.error)[field.name] ?? (isConflict ? undefined : save.error?.message);

  const close = (returnsFocus: boolean) => {
    draft.clear();
    onClose(returnsFocus);
  };
  const commit = (next: unknown, returnsFocus: boolean) => {
    if (isSame(next, before)) return close(returnsFocus);
    save.mutate(next, { onSuccess: () => close(returnsFocus) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") {
      event.preventDefault();
      // A long text may have taken an hour: it waits where it was typed.
      if (isAtLength) onClose(true);
      else close(true);
    }
    const isSave = (event.metaKey || event.ctrlKey) && (event.key === "Enter" || event.key.toLowerCase() === "s");
    if (!isSave && (event.key !== "Enter" || isAtLength || isAtOnce)) return;
    event.preventDefault();
    commit(value, true);
  };

  // Beside the editor and not in it: keys and focus inside the dialog are none of the editor's business.
  if (save.error instanceof EditConflict) {
    return (
      <Suspense>
        <ConflictDialog
          object={object}
          conflict={save.error}
          onClose={() => close(true)}
          onLater={() => onClose(true)}
        />
      </Suspense>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches the keys of the one control inside
    <div
      className="my-1 rounded-md bg-hover p-2"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const isLeaving = !event.currentTarget.contains(event.relatedTarget);
        if (isLeaving && !isAtOnce && !isAtLength && save.isIdle) commit(value, false);
      }}
    >
      <FormField label={field.label} help={field.help} error={error}>
        {(control) => (
          <FieldInput
            field={field}
            control={control}
            value={value}
            linked={linkedOf(seen, field.name)}
            autoFocus
            onChange={(next) => {
              setValue(next);
              if (isAtOnce) commit(next, true);
            }}
          />
        )}
      </FormField>
      <MeanwhileNote seen={seen} record={record} field={field} />
      {draft.isRestored && <p className="mt-1 text-xs text-ink-2">{m.record_draft_restored()}</p>}
      {(isAtLength || isAtOnce) && (
        <div className="mt-2 flex justify-end gap-2">
          <Button size="sm" variant="ghost" onClick={() => close(true)}>
            {m.common_cancel()}
          </Button>
          {isAtLength && (
            <Button size="sm" variant="primary" busy={save.isPending} onClick={() => commit(value, true)}>
              {m.common_save()}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Says what somebody else has saved in the very field that is being edited. */
function MeanwhileNote({ seen, record, field }: { seen: RecordData; record: RecordData; field: DrawnField }) {
  const words = useValueWords();
  const now = readField(record, field);
  if (isSame(now, readField(seen, field))) return null;
  const linked = linkedOf(record, field.name);
  return (
    <p role="status" className="mt-1.5 rounded bg-warn-soft px-2 py-1 text-xs text-warn">
      {m.record_changed_meanwhile({ value: words(field, now, linked ? { [linked.id]: linked.title } : {}) })}
    </p>
  );
}
