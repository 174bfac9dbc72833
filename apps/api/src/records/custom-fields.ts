import { type Field, field as complete } from "@mainstay/model";
import { and, asc, eq, isNull } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { Ctx, House } from "../platform/context.ts";
import { customFields } from "./custom-fields.table.ts";

/** The organization's own fields, by object. Read on every write, changed rarely: kept until somebody changes one. */
const byHouse = new WeakMap<House, LRUCache<string, Map<string, Field[]>>>();

export async function customFieldsOf(ctx: Ctx, object: string): Promise<Field[]> {
  const cache = cacheOf(ctx.house);
  const known = cache.get(ctx.org.id) ?? (await load(ctx));
  cache.set(ctx.org.id, known);
  return known.get(object) ?? [];
}

/** Forgets what is known of an organization's fields; every process hears of a change by `NOTIFY fields_changed`. */
export function forgetCustomFields(house: House, orgId?: string): void {
  if (orgId) cacheOf(house).delete(orgId);
  else cacheOf(house).clear();
}

function cacheOf(house: House) {
  const known = byHouse.get(house) ?? new LRUCache<string, Map<string, Field[]>>({ max: 1_000 });
  byHouse.set(house, known);
  return known;
}

async function load(ctx: Ctx): Promise<Map<string, Field[]>> {
  const rows = await ctx.db
    .select()
    .from(customFields)
    .where(and(eq(customFields.orgId, ctx.org.id), isNull(customFields.deletedAt)))
    .orderBy(asc(customFields.position), asc(customFields.key));
  const byObject = new Map<string, Field[]>();
  for (const row of rows) {
    byObject.set(row.object, [...(byObject.get(row.object) ?? []), { ...complete(row.key, row.spec), custom: true }]);
  }
  return byObject;
}
