import { type FieldRight, type Role, rightsOn } from "@mainstay/model";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Segments } from "../../ui/Segments.tsx";
import { type RoleDraft, withFieldRight } from "./role-draft.ts";

interface FieldRightsProps {
  role: Role;
  draft: RoleDraft | null;
  object: DrawnObject;
  onChange: (draft: RoleDraft) => void;
}

type Level = "edit" | "read" | "hidden";

const RIGHTS: Record<Level, FieldRight> = {
  edit: { visible: true, editable: true },
  read: { visible: true, editable: false },
  hidden: { visible: false, editable: false },
};

/** Field by field, whether the role edits, only reads, or never sees it; hidden holds everywhere, exports included. */
export function FieldRights({ role, draft, object, onChange }: FieldRightsProps) {
  const { fields } = rightsOn(role, object.name);
  const shown = object.fields.filter(({ internal, type, name }) => !internal && type !== "id" && name !== "version");
  return (
    <div className="flex flex-col gap-2">
      <p className="text-xs text-ink-2">{m.members_fields_about()}</p>
      <ul className="grid gap-x-8 gap-y-1 lg:grid-cols-2">
        {shown.map((field) => {
          const path = pathOf(field);
          return (
            <li key={path} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-0.5">
              <span className="min-w-0 truncate">{field.label}</span>
              <Segments
                label={m.members_field_right_of({ field: field.label })}
                disabled={!draft}
                choices={levels(field)}
                value={levelOf(fields[path], field)}
                onChange={(level) =>
                  draft && onChange(withFieldRight(draft, object.name, path, rightFor(level, field)))
                }
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** A field of the organization's own is called by its place in the record. */
const pathOf = ({ name, custom }: DrawnField) => (custom ? `custom.${name}` : name);

function levels({ readOnly }: DrawnField): { value: Level; label: string }[] {
  const all: { value: Level; label: string }[] = [
    { value: "edit", label: m.members_field_edit() },
    { value: "read", label: m.members_field_read() },
    { value: "hidden", label: m.members_field_hidden() },
  ];
  // What only Mainstay sets nobody edits, whatever their role.
  return readOnly ? all.slice(1) : all;
}

function levelOf(right: FieldRight | undefined, { readOnly }: DrawnField): Level {
  if (right && !right.visible) return "hidden";
  return readOnly || (right && !right.editable) ? "read" : "edit";
}

/** Reading is all there is of a field that nobody edits: it differs from nothing. */
const rightFor = (level: Level, { readOnly }: DrawnField) =>
  readOnly && level === "read" ? RIGHTS.edit : RIGHTS[level];
