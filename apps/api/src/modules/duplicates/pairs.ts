import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { readCursor, writeCursor } from "../../records/cursor.ts";
import { documentJson } from "../../records/document.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { hiddenFields, masked, type ScopedAction, scope } from "../../records/scope.ts";
import { allOf, query, quoted, raw } from "../../records/sql.ts";
import { titleOf } from "../../records/write.ts";
import { Reasons } from "./duplicates.ts";
import { scoreOf, sweptAt } from "./sweep.ts";

const Alike = z.object({ id: z.uuid(), title: z.string(), subtitle: z.string() });

/** Two records that may be one, the older first. */
export const DuplicatePair = z
  .object({
    records: z.array(Alike).length(2),
    /** 1 is certain. */
    similarity: z.number(),
    reasons: Reasons,
    /** Whether the reader may make them one. */
    canMerge: z.boolean(),
    /** Whether the reader may say that they are two. */
    canTellApart: z.boolean(),
  })
  .meta({ id: "DuplicatePair" });

export const PairsRequest = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

interface Row {
  one: AnyDoc;
  other: AnyDoc;
  similarity: number;
  reasons: z.infer<typeof Reasons>;
  canMerge: boolean;
  canTellApart: boolean;
  cursor: string[];
}

/**
 * Pairs of records that may be the same, the surest first: those the actor may see both of, and that nobody has told
 * apart. What is alike in a field that is hidden from them is no reason.
 * @throws Problem bad-request for a foreign cursor
 */
export async function listPairs(ctx: Ctx, object: ObjectDefinition, { cursor, limit }: z.output<typeof PairsRequest>) {
  const order = `duplicates:${object.meta.name}`;
  const after = cursor ? afterPair(readCursor(cursor, order)) : null;
  const { byEmail, byPhone, byName } = knownTo(ctx, object);
  const rows = await query<Row>(
    ctx.db,
    sql`select ${documentJson(object, [], undefined, "a")} as one, ${documentJson(object, [], undefined, "b")} as other,
        round(${scoreOf(byEmail, byPhone, byName)}::numeric, 2)::float8 as similarity,
        array_remove(array[case when ${byEmail} then 'email' end, case when ${byPhone} then 'phone' end, case when ${byName} is not null then 'name' end], null) as reasons,
        (${both(ctx, object, "edit", "and")} and ${both(ctx, object, "delete", "or")}) as "canMerge", ${scope(ctx, object, "edit", "a") ?? sql`true`} as "canTellApart",
        array[p.score::text, p.record_id::text, p.other_id::text] as cursor
      from ${shownPairs(ctx, object, after)} order by p.score desc, p.record_id, p.other_id limit ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    data: page.map(({ one, other, cursor: _, ...why }) => ({
      records: [one, other].map((doc) => told(ctx, object, doc)),
      ...why,
    })),
    page: { next: last ? writeCursor({ order, values: last.cursor }) : null },
  };
}

/** Past so many nobody asks how many there are. */
const MOST_COUNTED = 1_000;

/** How many pairs wait for somebody's word, counted up to a thousand, and when the records were last compared. */
export async function describePairs(ctx: Ctx, object: ObjectDefinition) {
  const [row] = await query<{ count: number }>(
    ctx.db,
    sql`select count(*)::int as count from (select from ${shownPairs(ctx, object, null)} limit ${MOST_COUNTED}) counted`,
  );
  const at = await sweptAt(ctx, object);
  return { count: row?.count ?? 0, isMore: row?.count === MOST_COUNTED, sweptAt: at?.toISOString() ?? null };
}

/** The pairs `p` with their records `a` and `b` that are the actor's to see and still in question. */
function shownPairs(ctx: Ctx, object: ObjectDefinition, after: SQL | null): SQL {
  const table = raw(quoted(object.tableName));
  const { byEmail, byPhone, byName } = knownTo(ctx, object);
  const conditions = [
    sql`p.org_id = ${ctx.org.id}`,
    sql`p.object = ${object.meta.name}`,
    sql`a.deleted_at is null`,
    sql`b.deleted_at is null`,
    scope(ctx, object, "read", "a"),
    scope(ctx, object, "read", "b"),
    sql`(${byEmail} or ${byPhone} or ${byName} is not null)`,
    sql`not exists (select from distinct_records d where d.org_id = p.org_id and d.object = p.object
      and d.record_id = p.record_id and d.other_id = p.other_id)`,
    after,
  ];
  return sql`duplicate_pairs p join ${table} a on a.org_id = p.org_id and a.id = p.record_id
    join ${table} b on b.org_id = p.org_id and b.id = p.other_id where ${allOf(conditions)}`;
}

const afterPair = ([score, recordId, otherId]: (string | null)[]): SQL =>
  sql`(p.score < ${score}::real or (p.score = ${score}::real and (p.record_id, p.other_id) > (${recordId}::uuid, ${otherId}::uuid)))`;

/** What two records share, as far as the actor may see such fields. */
function knownTo(ctx: Ctx, object: ObjectDefinition) {
  const hidden = hiddenFields(ctx, object.meta);
  const sees = (...types: string[]) =>
    object.meta.fields.some((field) => types.includes(field.type) && !hidden.includes(field.name));
  return {
    byEmail: sees("email", "emails") ? sql`p.by_email` : sql`false`,
    byPhone: sees("phone", "phones") ? sql`p.by_phone` : sql`false`,
    byName: hidden.includes(object.meta.titleField) ? sql`null::real` : sql`p.by_name`,
  };
}

/** Whether the actor may do this with both records, or with one of them. */
function both(ctx: Ctx, object: ObjectDefinition, action: ScopedAction, joined: "and" | "or"): SQL {
  const [a, b] = ["a", "b"].map((alias) => scope(ctx, object, action, alias) ?? sql`true`);
  return sql`(${a} ${raw(joined)} ${b})`;
}

function told(ctx: Ctx, object: ObjectDefinition, doc: AnyDoc) {
  const visible = masked(ctx, object.meta, doc);
  return { id: doc.id, title: titleOf(object, visible), subtitle: object.subtitle(visible) };
}
