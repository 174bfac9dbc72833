import type { DrawnField, DrawnObject } from "../lib/session.ts";
import { m } from "../messages/messages.js";

const NEVER_DRAWN = new Set(["id", "version", "createdBy", "pipelineId"]);
/** Shown by the stage bar. */
const DRAWN_ABOVE = new Set(["stageId"]);

const isDrawn = ({ name, type, internal }: DrawnField) => !internal && type !== "json" && !NEVER_DRAWN.has(name);

/** How filters, sorting and groups name a field; the organization's own have a drawer of theirs. */
export const pathOf = ({ name, custom }: DrawnField): string => (custom ? `custom.${name}` : name);

/** Everything that could be a column. */
export const possibleColumns = (object: DrawnObject) => object.fields.filter(isDrawn);

export interface FieldGroup {
  label: string;
  fields: DrawnField[];
}

/** The record page's fields under the declaration's headings, in its order; what only Mainstay sets comes last. */
export function groupsOf(object: DrawnObject): FieldGroup[] {
  const byMainstay = m.record_group_history();
  const groups = new Map<string, DrawnField[]>();
  for (const field of object.fields) {
    // A title put together from other fields, such as a full name, stands above the page already.
    const isHeading = field.name === object.titleField && field.readOnly;
    if (isHeading || !isDrawn(field) || DRAWN_ABOVE.has(field.name)) continue;
    const label = field.custom
      ? m.record_group_own()
      : (field.group ?? (field.readOnly ? byMainstay : m.record_details()));
    groups.set(label, [...(groups.get(label) ?? []), field]);
  }
  return [...groups]
    .map(([label, fields]) => ({ label, fields }))
    .toSorted((a, b) => Number(a.label === byMainstay) - Number(b.label === byMainstay));
}

/** What the quick create form asks for: required fields and those marked for it. */
export const createFieldsOf = (object: DrawnObject) =>
  object.fields.filter((field) => field.editable && !field.readOnly && (field.required || field.create));

/** The amount that boards sum up. */
export const amountFieldOf = (object: DrawnObject) => object.fields.find((field) => field.type === "money");
