import type { Filter } from "@mainstay/model/filter";
import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { filterSql } from "./filter-sql.ts";
import { visibleFields } from "./list.ts";
import type { ObjectDefinition } from "./object.ts";
import { readFilter } from "./read-filter.ts";
import { scope } from "./scope.ts";
import { allOf, raw, uuidArray } from "./sql.ts";

/** Which records are meant: those a filter finds, or some by id, or both at once; all when neither is said. */
export interface Selection {
  ids?: string[];
  filter?: string | Filter;
}

/** The live records meant, among those the actor may read, as a predicate over the alias `t`. @throws Problem bad-request */
export async function matching(ctx: Ctx, object: ObjectDefinition, { ids, filter }: Selection): Promise<SQL> {
  const text = filterText(filter);
  const fields = await visibleFields(ctx, object);
  return allOf([
    sql`t.org_id = ${ctx.org.id}`,
    raw("t.deleted_at is null"),
    scope(ctx, object, "read"),
    ids ? sql`t.id = any(${uuidArray(ids)})` : null,
    text ? filterSql(ctx, await readFilter(ctx, text, object, fields), object, fields) : null,
  ]);
}

/** A filter as text, the form in which it can be kept. */
export const filterText = (filter: string | Filter | undefined) =>
  typeof filter === "object" ? JSON.stringify(filter) : filter;
