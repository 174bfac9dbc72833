import { newId } from "@mainstay/db";
import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { conflict, forbidden, invalidField, notFound } from "../../platform/problem.ts";
import { isObject } from "../../records/object.ts";
import { titlesOfRecords } from "../../records/summary-titles.ts";
import { listViews } from "../views/views.service.ts";
import { favorites } from "./favorites.table.ts";

export const AddFavorite = z.strictObject({
  kind: z.enum(["record", "view"]),
  object: z.string().refine(isObject, "is not an object of Mainstay").describe("Of the record, or that the view lists"),
  targetId: z.uuid(),
});
export type AddFavorite = z.infer<typeof AddFavorite>;

export const OrderFavorites = z.strictObject({
  ids: z.array(z.uuid()).max(500).describe("All of one's favorites, in their new order"),
});

export const Favorite = AddFavorite.extend({ id: z.uuid(), title: z.string() });
export type Favorite = z.infer<typeof Favorite>;

/** More would be no shortcut any more. */
const MOST = 100;

/**
 * The member's favorites in their order, with what each is called now. What is gone, or may not be seen any more, is
 * left out and comes back with the right to see it.
 */
export async function listFavorites(ctx: Ctx): Promise<Favorite[]> {
  const rows = await ctx.db.select().from(favorites).where(mine(ctx)).orderBy(asc(favorites.position));
  const titles = await titlesOf(ctx, rows);
  return rows.flatMap(({ id, kind, object, targetId }) => {
    const title = titles.get(targetId);
    return title === undefined ? [] : [{ id, kind, object, targetId, title }];
  });
}

/**
 * Stars a record or a view; one that is starred already stays as it is.
 * @throws Problem invalid when it is not there or not the member's to see, conflict when there are too many
 */
export async function addFavorite(ctx: Ctx, given: AddFavorite): Promise<Favorite> {
  const title = (await titlesOf(ctx, [given])).get(given.targetId);
  if (title === undefined)
    throw invalidField("targetId", "There is no such record or view, or it is not yours to see.");
  const known = await ctx.db.select().from(favorites).where(mine(ctx));
  const starred = known.find(({ targetId }) => targetId === given.targetId);
  if (starred) return { ...given, id: starred.id, title };
  if (known.length >= MOST) throw conflict(`There are ${MOST} favorites already; remove one first.`);
  const id = newId();
  const position = Math.max(0, ...known.map((one) => one.position)) + 1;
  await ctx.db
    .insert(favorites)
    .values({ ...given, orgId: ctx.org.id, id, memberId: memberOf(ctx), position, createdAt: ctx.now() })
    // Starred twice at once, it is starred.
    .onConflictDoNothing();
  return { ...given, id, title };
}

/** @throws Problem not-found */
export async function removeFavorite(ctx: Ctx, id: string): Promise<void> {
  const removed = await ctx.db
    .delete(favorites)
    .where(and(mine(ctx), eq(favorites.id, id)))
    .returning({ id: favorites.id });
  if (removed.length === 0) throw notFound("Favorite");
}

/** Puts the favorites into an order; those not named keep theirs. */
export async function orderFavorites(ctx: Ctx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const places = sql.join(
    ids.map((id, index) => sql`(${id}::uuid, ${index + 1}::int)`),
    sql`, `,
  );
  await ctx.db.execute(
    sql`update favorites f set position = o.position from (values ${places}) o(id, position)
      where f.org_id = ${ctx.org.id} and f.member_id = ${memberOf(ctx)} and f.id = o.id`,
  );
}

/** What is called how, of what the member may see: views by their list, records by their object. */
async function titlesOf(ctx: Ctx, wanted: AddFavorite[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  if (wanted.some(({ kind }) => kind === "view")) {
    for (const view of await listViews(ctx)) titles.set(view.id, view.name);
  }
  const records = Map.groupBy(
    wanted.filter(({ kind }) => kind === "record"),
    ({ object }) => object,
  );
  for (const [object, starred] of records) {
    const ids = starred.map(({ targetId }) => targetId);
    for (const [id, title] of await titlesOfRecords(ctx, object, ids)) titles.set(id, title);
  }
  return titles;
}

const mine = (ctx: Ctx) => and(eq(favorites.orgId, ctx.org.id), eq(favorites.memberId, memberOf(ctx)));

function memberOf(ctx: Ctx): string {
  if (!ctx.member) throw forbidden("Favorites belong to a member.");
  return ctx.member.id;
}
