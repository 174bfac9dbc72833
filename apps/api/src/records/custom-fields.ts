import { field as complete, type Field } from "@mainstay/model";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { customFields } from "./custom-fields.table.ts";
import { setting } from "./settings.ts";

/** The organization's own fields of an object. */
export async function customFieldsOf(ctx: Ctx, object: string): Promise<Field[]> {
  return (await byObject(ctx)).get(object) ?? [];
}

const byObject = setting(async (ctx) => {
  const rows = await ctx.db
    .select()
    .from(customFields)
    .where(and(eq(customFields.orgId, ctx.org.id), isNull(customFields.deletedAt)))
    .orderBy(asc(customFields.position), asc(customFields.key));
  const found = new Map<string, Field[]>();
  for (const row of rows) {
    found.set(row.object, [...(found.get(row.object) ?? []), { ...complete(row.key, row.spec), custom: true }]);
  }
  return found;
});
