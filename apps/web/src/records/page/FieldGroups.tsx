import type { DrawnObject } from "../../lib/session.ts";
import { InlineField } from "../fields/InlineField.tsx";
import { groupsOf } from "../metadata.ts";
import { isBlank, type RecordData, readField } from "../record.ts";

/** Every field of a record under its heading, each edited in its place. */
export function FieldGroups({ object, record }: { object: DrawnObject; record: RecordData }) {
  return (
    <div className="flex flex-col gap-1 p-4 pt-2">
      {groupsOf(object).map((group) => (
        <details key={group.label} open className="group/section">
          <summary className="cursor-pointer rounded py-1.5 font-semibold select-none">{group.label}</summary>
          <div className="pb-2">
            {group.fields
              .filter((field) => !field.readOnly || !isBlank(readField(record, field)))
              .map((field) => (
                <InlineField key={field.name} object={object} record={record} field={field} />
              ))}
          </div>
        </details>
      ))}
    </div>
  );
}
