import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type DrawnObject, objectsQuery } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { Actions, Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { addField, keyFor, type NewFieldType } from "./imports.api.ts";

interface NewFieldDialogProps {
  object: DrawnObject;
  column: string;
  onClose: () => void;
  /** The path of the field made. */
  onAdded: (path: string) => void;
}

const TYPES: Record<NewFieldType, () => string> = {
  text: () => m.import_export_type_text(),
  longText: () => m.import_export_type_long(),
  number: () => m.import_export_type_number(),
  money: () => m.import_export_type_money(),
  date: () => m.import_export_type_date(),
  boolean: () => m.import_export_type_boolean(),
  url: () => m.import_export_type_url(),
  email: () => m.import_export_type_email(),
  phone: () => m.import_export_type_phone(),
};
const isType = (value: string): value is NewFieldType => value in TYPES;

/** A field of the organization's own for a column that has none. */
export function NewFieldDialog({ object, column, onClose, onAdded }: NewFieldDialogProps) {
  const client = useQueryClient();
  const [label, setLabel] = useState(column);
  const [type, setType] = useState<NewFieldType>("text");
  const add = useMutation({
    mutationFn: () => addField(object.name, label.trim(), type),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: objectsQuery.queryKey });
      onAdded(`custom.${keyFor(label)}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands inside the page's own form, if there is one.
    event.stopPropagation();
    add.mutate();
  };
  return (
    <Dialog title={m.import_export_new_field_of({ column })} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <FormField label={m.import_export_new_field_label()}>
          {(control) => <Input {...control} value={label} onChange={(event) => setLabel(event.target.value)} />}
        </FormField>
        <FormField label={m.import_export_new_field_type()}>
          {(control) => (
            <Select
              {...control}
              value={type}
              choices={Object.entries(TYPES).map(([value, words]) => ({ value, label: words() }))}
              onValue={(value) => isType(value) && setType(value)}
            />
          )}
        </FormField>
        <FormError error={add.error} />
        <Actions inForm>
          <Button onClick={onClose}>{m.common_cancel()}</Button>
          <Button type="submit" variant="primary" busy={add.isPending} disabled={keyFor(label) === "field"}>
            {m.common_add()}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
