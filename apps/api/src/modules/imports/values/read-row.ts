import type { Ctx } from "../../../platform/context.ts";
import { valueSchema } from "../../../records/values.ts";
import type { ColumnMapping, ImportColumn, RowProblem, RowValues } from "../imports.schemas.ts";
import { RECORD_ID, type Target, WHOLE_NAME } from "../mapping/targets.ts";
import { convert, listOf, Unreadable, type Writing } from "./convert.ts";
import { orderOf } from "./dates.ts";
import { decimalOf } from "./numbers.ts";

export interface ReadRow extends RowValues {
  /** The record's own id, when the file gives it. */
  id: string | null;
  problems: RowProblem[];
}

interface ReadColumn {
  index: number;
  target: Target;
  writing: Writing;
}

/** A reader of rows by a mapping; made once for a file. */
export function rowReader(
  ctx: Ctx,
  { columns, mappings, targets }: { columns: ImportColumn[]; mappings: ColumnMapping[]; targets: Target[] },
): (cells: string[]) => ReadRow {
  const byPath = new Map(targets.map((target) => [target.path, target]));
  const read = mappings.flatMap(({ target: path }, index): ReadColumn[] => {
    const target = path ? byPath.get(path) : undefined;
    const samples = columns[index]?.samples ?? [];
    const writing = { dateOrder: orderOf(samples, ctx.org.country), decimal: decimalOf(samples) };
    return target ? [{ index, target, writing }] : [];
  });
  const schemas = new Map(
    read.map(({ target }) => [target.field, valueSchema({ ...target.field, required: false }, ctx.org.country)]),
  );
  const isLink = (type: string) => ["link", "member", "members"].includes(type);

  return (cells) => {
    const row: ReadRow = { id: null, fields: {}, links: {}, problems: [] };
    const columnOf = new Map<string, number>();
    const gathered: Record<string, unknown> = {};
    for (const { index, target, writing } of read) {
      const text = (cells[index] ?? "").trim();
      if (text === "") continue;
      const { field } = target;
      columnOf.set(field.name, index);
      if (target.path === RECORD_ID) row.id = text;
      else if (isLink(field.type)) row.links[field.name] = text;
      else if (target.path === WHOLE_NAME) Object.assign(gathered, splitName(text, gathered));
      else {
        try {
          gathered[field.name] = gather(gathered[field.name], text, target, writing);
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          row.problems.push({ column: index, detail: error.message });
        }
      }
    }
    for (const { target } of read) {
      const { field } = target;
      const value = gathered[field.name];
      if (value === undefined || isLink(field.type)) continue;
      const result = schemas.get(field)?.safeParse(value);
      delete gathered[field.name];
      if (result && !result.success) {
        const detail = result.error.issues[0]?.message ?? "does not fit";
        row.problems.push({ column: columnOf.get(field.name) ?? null, detail });
      } else if (field.custom) {
        row.fields.custom = { ...(row.fields.custom as object), [field.name]: result?.data };
      } else row.fields[field.name] = result?.data;
    }
    Object.assign(row.fields, gathered);
    return row;
  };
}

/** Adds a cell to what other columns have said of the same field. */
function gather(known: unknown, text: string, { field, kind, addressPart }: Target, writing: Writing): unknown {
  const list = Array.isArray(known) ? known : [];
  if (field.type === "emails") return [...list, ...listOf(text).map((email) => ({ email, type: kind }))];
  // Numbers are written with commas and bars rarely enough, and several in one cell with these.
  if (field.type === "phones")
    return [
      ...list,
      ...text
        .split(/\s*:::\s*|;/)
        .filter(Boolean)
        .map((number) => ({ number, type: kind })),
    ];
  if (field.type === "address" && addressPart) return { ...(known as object), [addressPart]: text };
  if (field.type === "addresses" && addressPart) {
    const own = list.find((one) => one.type === kind) ?? { type: kind };
    return [...list.filter((one) => one !== own), { ...own, [addressPart]: text }];
  }
  return convert(text, field, writing);
}

/** `Anna Maria Ito` is Anna Maria, Ito; `Ito, Anna` is the same person. Never over what columns of their own say. */
function splitName(text: string, known: Record<string, unknown>) {
  if (known.firstName !== undefined || known.lastName !== undefined) return {};
  const [last, first] = text.split(/\s*,\s*/);
  if (first) return { firstName: first, lastName: last };
  const words = text.split(/\s+/);
  return words.length === 1
    ? { firstName: words[0] }
    : { firstName: words.slice(0, -1).join(" "), lastName: words.at(-1) };
}
