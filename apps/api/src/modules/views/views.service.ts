import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { forbidden, notFound } from "../../platform/problem.ts";
import { documentColumns } from "../../records/document.ts";
import { query, raw } from "../../records/sql.ts";
import { createRecord, deleteRecord, updateRecord } from "../../records/write.ts";
import { checkConfig, ViewConfig } from "./views.config.ts";
import { type View, view } from "./views.object.ts";

const Name = z.string().trim().min(1).max(80);
export const SaveView = z.strictObject({
  object: z.string().max(60),
  name: Name,
  shared: z.boolean().default(false),
  config: ViewConfig.default({}),
});
export type SaveView = z.infer<typeof SaveView>;
export const ChangeView = z.strictObject({
  name: Name.optional(),
  shared: z.boolean().optional(),
  config: ViewConfig.optional(),
  version: z.int().optional(),
});
export type ChangeView = z.infer<typeof ChangeView>;

const TRUSTED = { trusted: true } as const;

/** A member's own views and those shared with everybody, by name. */
export async function listViews(ctx: Ctx, object?: string): Promise<View[]> {
  const rows = await query<{ doc: View }>(
    ctx.db,
    sql`select (select to_json(x) from (select ${raw(documentColumns(view))}) x) as doc from views t
      where t.org_id = ${ctx.org.id} and t.deleted_at is null and (t.shared or t.owner_id = ${ctx.member?.id ?? null})
        and (${object ?? null}::text is null or t.object = ${object ?? null}) order by lower(t.name), t.id`,
  );
  return rows.map(({ doc }) => doc);
}

/** @throws Problem not-found, also for somebody else's private view */
export async function findView(ctx: Ctx, id: string): Promise<View> {
  const found = (await listViews(ctx)).find((one) => one.id === id);
  if (!found) throw notFound("View");
  return found;
}

/** Keeps a view, as its maker's. @throws Problem invalid */
export async function saveView(ctx: Ctx, given: SaveView): Promise<View> {
  await checkConfig(ctx, given.object, given.config);
  const { result } = await createRecord(ctx, view, { ...given, ownerId: ctx.member?.id }, TRUSTED);
  return result;
}

/** @throws Problem not-found, forbidden, conflict, invalid */
export async function changeView(ctx: Ctx, id: string, { version, ...patch }: ChangeView): Promise<View> {
  const before = await findView(ctx, id);
  refuseOthers(ctx, before);
  if (patch.config) await checkConfig(ctx, before.object, patch.config);
  const { result } = await updateRecord(ctx, view, id, patch, { ...TRUSTED, version });
  return result;
}

/** @throws Problem not-found, forbidden */
export async function deleteView(ctx: Ctx, id: string): Promise<void> {
  refuseOthers(ctx, await findView(ctx, id));
  await deleteRecord(ctx, view, id, TRUSTED);
}

/** A shared view belongs to who made it, and to those who run the organization. */
function refuseOthers(ctx: Ctx, { ownerId }: View) {
  if (ownerId === ctx.member?.id || ctx.role.capabilities.includes("organization")) return;
  throw forbidden("Only who made this view may change it; save a copy of your own.");
}
