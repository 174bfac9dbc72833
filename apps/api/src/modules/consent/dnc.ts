import { newId, one } from "@mainstay/db";
import { normalizePhone } from "@mainstay/model/phone";
import { and, desc, eq, sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { invalidField, notFound } from "../../platform/problem.ts";
import { query, textArray } from "../../records/sql.ts";
import { addressHash } from "./addresses.ts";
import { dncLists } from "./consent.table.ts";

/** 16 CFR 310.4(b)(3)(iv): a list may be relied on for so long after it was taken from its keeper. */
const DNC_MAX_AGE_DAYS = 31;
const DAY_MS = 86_400_000;

export interface UploadDnc {
  name: string;
  kind: "national" | "state" | "internal";
  state?: string | null;
  asOf: string;
  /** One number a line, or separated by commas; what is no number is counted and left out. */
  numbers: string;
}

/**
 * Keeps a do-not-call list; a newer one of the same kind and state takes the place of the older for every decision.
 * @throws Problem invalid for a list from the future or without a single number
 */
export async function uploadDncList(ctx: Ctx, input: UploadDnc) {
  if (new Date(input.asOf) > ctx.now()) throw invalidField("asOf", "A list cannot be from the future.");
  const { hashes, unread } = readNumbers(ctx, input.numbers);
  if (hashes.length === 0) throw invalidField("numbers", "None of the lines is a phone number.");
  return inTransaction(ctx, async (ctx) => {
    const list = one(
      await ctx.db
        .insert(dncLists)
        .values({
          orgId: ctx.org.id,
          id: newId(),
          name: input.name,
          kind: input.kind,
          state: input.kind === "state" ? (input.state ?? null) : null,
          asOf: new Date(input.asOf),
          memberId: ctx.member?.id ?? null,
          createdAt: ctx.now(),
        })
        .returning(),
    );
    const count = await addNumbers(ctx, list.id, hashes);
    return { ...list, count, unread };
  });
}

/** Adds to a list that is too long for one request. @throws Problem not-found */
export async function appendToDncList(ctx: Ctx, id: string, numbers: string) {
  const { hashes, unread } = readNumbers(ctx, numbers);
  return inTransaction(ctx, async (ctx) => {
    const [list] = await ctx.db.select().from(dncLists).where(ours(ctx, id)).for("update");
    if (!list) throw notFound("List");
    return { ...list, count: await addNumbers(ctx, id, hashes), unread };
  });
}

export const listDncLists = (ctx: Ctx) =>
  ctx.db.select().from(dncLists).where(eq(dncLists.orgId, ctx.org.id)).orderBy(desc(dncLists.asOf)).limit(200);

export async function removeDncList(ctx: Ctx, id: string): Promise<void> {
  const gone = await ctx.db.delete(dncLists).where(ours(ctx, id)).returning({ id: dncLists.id });
  if (gone.length === 0) throw notFound("List");
}

export interface DncStanding {
  /** The newest list of each kind that names the number. */
  listedOn: { id: string; name: string; kind: string; asOf: string }[];
  /** The newest lists that are too old to say that a number is not on them. */
  stale: { id: string; name: string; kind: string; asOf: string }[];
}

/** What the newest list of each kind says of a number, looking at state lists of these states only. */
export async function dncStanding(ctx: Ctx, phone: string, states: readonly string[]): Promise<DncStanding> {
  const rows = await query<{ id: string; name: string; kind: string; asOf: Date; listed: boolean }>(
    ctx.db,
    sql`select l.id, l.name, l.kind, l.as_of as "asOf", exists (select from dnc_numbers n where n.org_id = l.org_id
        and n.list_id = l.id and n.address_hash = ${addressHash(ctx, phone)}) as listed
      from (select distinct on (kind, state) * from dnc_lists where org_id = ${ctx.org.id} order by kind, state, as_of desc) l
      where l.kind <> 'state' or l.state = any(${textArray(states)})`,
  );
  const lists = rows.map((row) => ({ ...row, asOf: new Date(row.asOf).toISOString() }));
  const oldest = ctx.now().getTime() - DNC_MAX_AGE_DAYS * DAY_MS;
  const told = ({ id, name, kind, asOf }: (typeof lists)[number]) => ({ id, name, kind, asOf });
  return {
    listedOn: lists.filter((list) => list.listed).map(told),
    // What the organization itself wrote down does not grow stale.
    stale: lists.filter((list) => list.kind !== "internal" && Date.parse(list.asOf) < oldest).map(told),
  };
}

function readNumbers(ctx: Ctx, text: string): { hashes: string[]; unread: number } {
  const given = text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  // The national registry writes area code and number apart by a comma; joined again they are ten digits.
  const lines = /^\d{3}$/.test(given[0] ?? "")
    ? text
        .split(/\n+/)
        .map((line) => line.replace(/\D/g, ""))
        .filter(Boolean)
    : given;
  const numbers = lines.map((line) => normalizePhone(line, ctx.org.country)?.e164);
  const known = numbers.filter((number) => number !== undefined);
  return {
    hashes: [...new Set(known)].map((number) => addressHash(ctx, number)),
    unread: numbers.length - known.length,
  };
}

async function addNumbers(ctx: Ctx, listId: string, hashes: string[]): Promise<number> {
  if (hashes.length > 0) {
    await ctx.db.execute(
      sql`insert into dnc_numbers (org_id, list_id, address_hash) select ${ctx.org.id}, ${listId}, hash
        from unnest(${textArray(hashes)}) hash on conflict do nothing`,
    );
  }
  const [{ count } = { count: 0 }] = await query<{ count: number }>(
    ctx.db,
    sql`update dnc_lists set count = (select count(*) from dnc_numbers where org_id = ${ctx.org.id} and list_id = ${listId})
      where org_id = ${ctx.org.id} and id = ${listId} returning count`,
  );
  return count;
}

const ours = (ctx: Ctx, id: string) => and(eq(dncLists.orgId, ctx.org.id), eq(dncLists.id, id));
