import type { Field } from "@mainstay/model";
import { expandedName } from "../../records/document.ts";
import type { AnyDoc } from "../../records/object.ts";

/** A field's value as a person reads it in a table; links and members by the title that was expanded with them. */
export function cellOf(doc: AnyDoc, field: Field): string {
  const value = field.custom ? doc.custom?.[field.name] : doc[field.name];
  if (value === null || value === undefined) return "";
  if (field.type === "link" || field.type === "member") return titleOf(doc, field);
  if (field.type === "members") return titlesOf(doc, field).join("; ");
  if (field.type === "picklist") return labelOf(field, String(value));
  if (field.type === "multiPicklist" && Array.isArray(value))
    return value.map((one) => labelOf(field, String(one))).join("; ");
  if (Array.isArray(value)) return value.map(itemText).join("; ");
  return typeof value === "object" ? itemText(value) : String(value);
}

function titleOf(doc: AnyDoc, { name }: Field): string {
  const expanded = doc[expandedName(name)];
  return isRecord(expanded) ? String(expanded.title ?? "") : "";
}

/** Several members; one who has left since has no name any more. */
function titlesOf(doc: AnyDoc, { name }: Field): string[] {
  const expanded = doc[expandedName(name)];
  return Array.isArray(expanded) ? expanded.filter(isRecord).map(({ title }) => String(title ?? "")) : [];
}

const labelOf = ({ options = [] }: Field, value: string) =>
  options.find((option) => option.value === value)?.label ?? value;

/** An e-mail, a phone, an address, a tag. */
function itemText(item: unknown): string {
  if (!isRecord(item)) return String(item);
  const { email, number, line1, line2, city, state, postalCode, country } = item;
  if (email || number) return String(email ?? number);
  const parts = [line1, line2, city, [state, postalCode].filter(Boolean).join(" "), country].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : JSON.stringify(item);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
