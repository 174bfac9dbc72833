import { Readable } from "node:stream";
import type { Field } from "@mainstay/model";
import { familyOf } from "@mainstay/model/filter";
import type { Ctx } from "../../platform/context.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { cellOf } from "./cell.ts";
import { csvLine } from "./csv.ts";
import { exportFields, exportRows, type Selection } from "./export-rows.ts";
import type { ExportFormat } from "./exports.schemas.ts";
import { writeXlsx, type XlsxCell } from "./xlsx.ts";

/** Writes a list and hands it over as it is made. @returns how many records */
export async function writeList(
  ctx: Ctx,
  object: ObjectDefinition,
  { format, ...selection }: Selection & { format: ExportFormat },
  store: (body: Readable) => Promise<void>,
): Promise<number> {
  const fields = await exportFields(ctx, object, selection.columns);
  let count = 0;
  async function* docs() {
    for await (const page of exportRows(ctx, object, selection)) {
      yield* page;
      count += page.length;
    }
  }
  if (format === "json") await store(Readable.from(asJson(docs(), fields), { objectMode: false }));
  else if (format === "csv") await store(Readable.from(asCsv(docs(), fields), { objectMode: false }));
  else await store(writeXlsx(asCells(docs(), fields)));
  return count;
}

/** The mark at the front tells spreadsheets that it is UTF-8. */
async function* asCsv(docs: AsyncIterable<AnyDoc>, fields: Field[]) {
  yield `\uFEFF${csvLine(fields.map((field) => field.label))}`;
  for await (const doc of docs) yield csvLine(fields.map((field) => cellOf(doc, field)));
}

async function* asCells(docs: AsyncIterable<AnyDoc>, fields: Field[]): AsyncGenerator<XlsxCell[]> {
  yield fields.map((field) => field.label);
  for await (const doc of docs) {
    yield fields.map((field) => {
      const text = cellOf(doc, field);
      // More digits than a spreadsheet's numbers have would be rounded there.
      return familyOf(field.type) === "number" && /^-?[\d.]{1,15}$/.test(text) ? { number: text } : text;
    });
  }
}

async function* asJson(docs: AsyncIterable<AnyDoc>, fields: Field[]) {
  const names = new Set(fields.filter((field) => !field.custom).map((field) => field.name));
  const own = fields.filter((field) => field.custom).map((field) => field.name);
  let before = "[\n";
  for await (const doc of docs) {
    const kept = Object.entries(doc).filter(([name]) => names.has(name) || name === "id");
    const custom = Object.fromEntries(own.flatMap((key) => (key in doc.custom ? [[key, doc.custom[key]]] : [])));
    yield `${before}${JSON.stringify({ ...Object.fromEntries(kept), ...(own.length > 0 && { custom }) })}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
