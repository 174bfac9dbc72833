import { useNavigate } from "@tanstack/react-router";
import { useDraft } from "../../lib/drafts.ts";
import { useIdempotencyKey } from "../../lib/idempotency.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { createFieldsOf } from "../metadata.ts";
import { hasPage, pageOf } from "../RecordLink.tsx";
import type { Linked } from "../record.ts";
import { createRecord, useWrite } from "../records.api.ts";
import { RecordForm } from "./RecordForm.tsx";

interface CreateRecordDialogProps {
  object: DrawnObject;
  /** Values given beforehand, such as the stage whose column was pressed. */
  initial?: Record<string, unknown>;
  /** Names of records that `initial` links to, by field. */
  linked?: Record<string, Linked>;
  onClose: () => void;
}

/**
 * Makes a record of any object from the fields its declaration asks for, then opens it. What was typed waits as a
 * draft when the dialog is closed without saving.
 */
export function CreateRecordDialog({ object, initial = {}, linked, onClose }: CreateRecordDialogProps) {
  const navigate = useNavigate();
  const keyFor = useIdempotencyKey();
  const what = { object: object.label.toLowerCase() };
  const [values, setValues, draft] = useDraft(`new/${object.name}/${JSON.stringify(initial)}`, initial);
  const create = useWrite(
    (given: Record<string, unknown>) => createRecord(object, given, keyFor(given)),
    m.record_created({ object: object.label }),
    ({ id }) => {
      draft.clear();
      onClose();
      if (hasPage(object.name)) navigate(pageOf(object.name, id));
    },
  );
  return (
    <Dialog title={m.record_new(what)} onClose={onClose}>
      {draft.isRestored && (
        <p className="mb-3 flex items-center gap-2 text-xs text-ink-2">
          {m.record_draft_restored()}
          <Button size="sm" variant="ghost" onClick={draft.clear}>
            {m.common_discard()}
          </Button>
        </p>
      )}
      <RecordForm
        // A draft that was thrown away must leave the form, too.
        key={String(draft.isRestored)}
        fields={createFieldsOf(object)}
        object={object}
        initial={values}
        linked={linked}
        submitLabel={m.record_create(what)}
        busy={create.isPending}
        error={create.error}
        onChange={setValues}
        onSubmit={(given) => create.mutate({ ...initial, ...given })}
        onCancel={onClose}
      />
    </Dialog>
  );
}
