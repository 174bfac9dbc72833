import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { forbidden, notFound } from "../../platform/problem.ts";
import { documentJson } from "../../records/document.ts";
import type { AnyDoc } from "../../records/object.ts";
import { type Done, inOperation } from "../../records/operation.ts";
import { scope } from "../../records/scope.ts";
import { andAlso, query } from "../../records/sql.ts";
import { createRecord, deleteRecord, updateRecord } from "../../records/write.ts";
import { checkConfig, ViewConfig } from "./views.config.ts";
import { governs, type View, view } from "./views.object.ts";

const Name = z.string().trim().min(1).max(80);
const isDefault = z
  .boolean()
  .describe("Opens first: a private view for its owner, a shared one for all who chose none of their own");
export const SaveView = z.strictObject({
  object: z.string().max(60),
  name: Name,
  shared: z.boolean().default(false),
  isDefault: isDefault.default(false),
  config: ViewConfig.default({}),
});
export type SaveView = z.infer<typeof SaveView>;
export const ChangeView = z.strictObject({
  name: Name.optional(),
  shared: z.boolean().optional(),
  isDefault: isDefault.optional(),
  config: ViewConfig.optional(),
  version: z.int().optional(),
});
export type ChangeView = z.infer<typeof ChangeView>;

const TRUSTED = { trusted: true } as const;

/** A member's own views and those shared with everybody, by name. */
export function listViews(ctx: Ctx, object?: string): Promise<View[]> {
  return readable(ctx, object === undefined ? sql`` : sql` and t.object = ${object}`);
}

/** @throws Problem not-found, also for somebody else's private view */
export async function findView(ctx: Ctx, id: string): Promise<View> {
  const [found] = await readable(ctx, sql` and t.id = ${id}`);
  if (!found) throw notFound("View");
  return found;
}

/** Keeps a view, as its maker's. @throws Problem invalid, forbidden */
export async function saveView(ctx: Ctx, given: SaveView): Promise<Done<View>> {
  await checkConfig(ctx, given.object, given.config);
  refuseDefaultForAll(ctx, given);
  return inOperation(ctx, { kind: "create", summary: `Saved the view ${given.name}` }, async (ctx) => {
    if (given.isDefault) await unsetDefaults(ctx, given);
    const { result } = await createRecord(ctx, view, { ...given, ownerId: ctx.member?.id }, TRUSTED);
    return result;
  });
}

/** @throws Problem not-found, forbidden, conflict, invalid */
export async function changeView(ctx: Ctx, id: string, { version, ...patch }: ChangeView): Promise<Done<View>> {
  const before = await findView(ctx, id);
  refuseOthers(ctx, before);
  if (patch.config) await checkConfig(ctx, before.object, patch.config);
  const next = { ...before, ...patch };
  if (patch.isDefault || (patch.shared && next.isDefault)) refuseDefaultForAll(ctx, next);
  return inOperation(ctx, { kind: "update", summary: `Changed the view ${next.name}` }, async (ctx) => {
    if (next.isDefault) await unsetDefaults(ctx, next, id);
    const { result } = await updateRecord(ctx, view, id, patch, { ...TRUSTED, version });
    return result;
  });
}

/** @throws Problem not-found, forbidden */
export async function deleteView(ctx: Ctx, id: string): Promise<Done<AnyDoc>> {
  refuseOthers(ctx, await findView(ctx, id));
  return deleteRecord(ctx, view, id, TRUSTED);
}

async function readable(ctx: Ctx, also: SQL): Promise<View[]> {
  const rows = await query<{ doc: View }>(
    ctx.db,
    sql`select ${documentJson(view)} as doc from views t
      where t.org_id = ${ctx.org.id} and t.deleted_at is null${andAlso(scope(ctx, view, "read"))}${also}
      order by lower(t.name), t.id`,
  );
  return rows.map(({ doc }) => doc);
}

/** Of a member's private views of an object one opens first, and one of those shared with everybody. */
async function unsetDefaults(ctx: Ctx, { object, shared }: Pick<View, "object" | "shared">, exceptId?: string) {
  const former = (await listViews(ctx, object)).filter(
    (one) => one.isDefault && one.shared === shared && one.id !== exceptId,
  );
  for (const one of former) await updateRecord(ctx, view, one.id, { isDefault: false }, TRUSTED);
}

/** A shared view belongs to who made it, and to those who run the organization. */
function refuseOthers(ctx: Ctx, { ownerId }: View) {
  if (ownerId === ctx.member?.id || governs(ctx)) return;
  throw forbidden("Only who made this view may change it; save a copy of your own.");
}

function refuseDefaultForAll(ctx: Ctx, { shared, isDefault }: { shared: boolean; isDefault: boolean }) {
  if (!shared || !isDefault || governs(ctx)) return;
  throw forbidden("Only those who run the organization may choose what opens first for everybody.");
}
