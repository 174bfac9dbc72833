import type { Field } from "@mainstay/model";
import { fieldPath } from "@mainstay/model/filter";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { expandable } from "../../records/document.ts";
import { listRecords, visibleFields } from "../../records/list.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { hiddenFields } from "../../records/scope.ts";
import { uuidArray } from "../../records/sql.ts";

export interface Selection {
  filter?: string;
  ids?: string[];
  sort?: string;
  columns?: string[];
}

/** The fields that go out, in the order asked for: those the role may see, and that a person reads. */
export async function exportFields(ctx: Ctx, object: ObjectDefinition, columns?: string[]): Promise<Field[]> {
  const fields = await visibleFields(ctx, object);
  if (!columns) return fields.filter((field) => !field.internal);
  return columns.flatMap((name) => fields.find((field) => fieldPath(field) === name) ?? []);
}

const PAGE = 1_000;

/** The records of a list, page by page: what the list itself would show this member, and nothing more. */
export async function* exportRows(ctx: Ctx, object: ObjectDefinition, selection: Selection): AsyncGenerator<AnyDoc[]> {
  const hidden = hiddenFields(ctx, object.meta);
  const expand = expandable(object.meta).filter((name) => !hidden.includes(name));
  const { filter, sort, ids } = selection;
  const where = ids ? sql`t.id = any(${uuidArray(ids)})` : undefined;
  let cursor: string | undefined;
  do {
    const page = await listRecords(ctx, object, { filter, sort, expand, where, cursor, limit: PAGE });
    yield JSON.parse(page.data.text);
    cursor = page.page.next ?? undefined;
  } while (cursor);
}
