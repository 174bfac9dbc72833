import type { DrawnObject } from "../../lib/session.ts";
import { InlineField } from "../fields/InlineField.tsx";
import { type FieldGroup, groupsOf } from "../metadata.ts";
import { isBlank, type RecordData, readField } from "../record.ts";

/** Every field of a record under its heading, each edited in its place. */
export function FieldGroups({ object, record }: { object: DrawnObject; record: RecordData }) {
  return (
    <div className="flex flex-col gap-1 p-4 pt-2">
      {groupsOf(object).map((group, index) => (
        <Group key={group.label} object={object} record={record} group={group} isFirst={index === 0} />
      ))}
    </div>
  );
}

interface GroupProps {
  object: DrawnObject;
  record: RecordData;
  group: FieldGroup;
  isFirst: boolean;
}

/** Starts closed when it has nothing to say, so that what is known stands out. */
function Group({ object, record, group, isFirst }: GroupProps) {
  const isFilled = (field: FieldGroup["fields"][number]) => !isBlank(readField(record, field));
  // A field that only Mainstay fills has no use for a person while it is empty.
  const fields = group.fields.filter((field) => !field.readOnly || isFilled(field));
  if (fields.length === 0) return null;
  const isOpen = isFirst || fields.some((field) => !field.readOnly && isFilled(field));
  return (
    <details open={isOpen}>
      <summary className="rounded py-1.5 font-semibold select-none marker:text-ink-3">{group.label}</summary>
      <div className="pb-2">
        {fields.map((field) => (
          <InlineField key={field.name} object={object} record={record} field={field} />
        ))}
      </div>
    </details>
  );
}
