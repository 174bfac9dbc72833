import { SILENT_WORDS } from "@mainstay/model/similarity";
import { and, eq, lt, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { query, quoted, raw, textArray } from "../../records/sql.ts";
import { duplicatePairs, duplicateSweeps } from "./duplicates.table.ts";
import { ALIKE, MOST_BY_NAME, SAME_EMAIL, SAME_PHONE } from "./likeness.ts";

/*
 * Compares all of an object's records with each other, set by set. Records are only compared when they share an e-mail,
 * a phone or a key made of their name; the keys are parted into so many portions, and a portion is one statement. Each
 * reads every name once, so a sweep of n records takes n / PORTION readings of n names: 5 at 100,000.
 */

/** Records whose keys one statement joins; some megabytes of PostgreSQL's memory. */
const PORTION = 20_000;
/** Of more records with one e-mail or phone each is only compared with the oldest, not with every other. */
const MOST_OF_A_KEY = 10;
/** A key that more names share than this tells nothing. */
const MOST_OF_A_NAME = 200;
/** Less than this no second look raises to what is alike. */
const NEARLY_ALIKE = 0.55;

export interface Sweep {
  /** Ids of sweeps grow with time. */
  id: string;
  portions: number;
}

/** How many records an object has, and in how many portions they are compared. */
export async function planSweep(ctx: Ctx, object: ObjectDefinition): Promise<{ records: number; portions: number }> {
  const [row] = await query<{ records: number }>(
    ctx.db,
    sql`select count(*)::int as records from ${raw(quoted(object.tableName))} where org_id = ${ctx.org.id} and deleted_at is null`,
  );
  const records = row?.records ?? 0;
  return { records, portions: Math.max(1, Math.ceil(records / PORTION)) };
}

/** Keeps the pairs of one portion. What another portion of the same sweep knows of a pair is added to it. */
export async function sweepPortion(ctx: Ctx, object: ObjectDefinition, sweep: Sweep, portion: number): Promise<void> {
  const { name } = object.meta;
  const isOfPortion = (value: SQL) => sql`mod(hashtext(${value})::bigint + 2147483648, ${sweep.portions}) = ${portion}`;
  await ctx.db.execute(
    sql`with living as (
        select t.id from ${raw(quoted(object.tableName))} t where t.org_id = ${ctx.org.id} and t.deleted_at is null
      ), keyed as (
        select k.kind, k.value, k.record_id, count(*) over same as sharers, min(k.record_id::text) over same as oldest
          from record_keys k join living on living.id = k.record_id
         where k.org_id = ${ctx.org.id} and k.object = ${name} and ${isOfPortion(sql`k.value`)}
        window same as (partition by k.kind, k.value)
      ), words as (
        select e.record_id, coalesce(nullif(array(select w from unnest(all_words) w where w <> all(${textArray(silentWords(name))})), '{}'), all_words) as words
          from search_entries e join living on living.id = e.record_id
          cross join lateral string_to_array(trim(split_part(e.body, e'\\n', 1)), ' ') all_words
         where e.org_id = ${ctx.org.id} and e.object = ${name}
      ), named as (
        select record_id, array_to_string(words, ' ') as name, words[1] as first, words[cardinality(words)] as last
          from words where length(array_to_string(words, '')) >= 3
      ), filed as (
        select n.record_id, n.name, key, count(*) over (partition by key) as sharers from named n
          cross join lateral (values
            -- The two ends of a name in whatever order, by their beginnings and by their ends, so that a slip in one is found by the other.
            (least(left(first, 3), left(last, 3)) || ' ' || greatest(left(first, 3), left(last, 3))),
            (least(right(first, 3), right(last, 3)) || ' ' || greatest(right(first, 3), right(last, 3)) || ' $'),
            (last || ' ' || left(first, 1) || ' ^')) keys(key)
         where ${isOfPortion(sql`key`)}
      ), near as (
        select distinct a.record_id as one, b.record_id as other, a.name as one_name, b.name as other_name
          from filed a join filed b on b.key = a.key and a.record_id < b.record_id
         where a.sharers <= ${MOST_OF_A_NAME} and similarity(a.name, b.name) >= ${NEARLY_ALIKE}
      ), alike as (
        select one, other, ((similarity(one_name, other_name) + greatest(word_similarity(one_name, other_name), word_similarity(other_name, one_name))) / 2)::real as score
          from near
      ), found as (
        select a.record_id as one, b.record_id as other, a.kind = 'email' as by_email, a.kind = 'phone' as by_phone, null::real as by_name
          from keyed a join keyed b on b.kind = a.kind and b.value = a.value and a.record_id < b.record_id
         where a.sharers <= ${MOST_OF_A_KEY} or a.record_id::text = a.oldest
        union all
        select one, other, false, false, least(score, ${MOST_BY_NAME}) from alike where score >= ${ALIKE}
      )
      insert into duplicate_pairs as p (org_id, object, record_id, other_id, by_email, by_phone, by_name, score, sweep_id)
      select ${ctx.org.id}, ${name}, one, other, bool_or(by_email), bool_or(by_phone), max(by_name),
             ${scoreOf(sql`bool_or(by_email)`, sql`bool_or(by_phone)`, sql`max(by_name)`)}, ${sweep.id}
        from found group by one, other
      on conflict (org_id, object, record_id, other_id) do update set (by_email, by_phone, by_name, score, sweep_id) = (
        select e, ph, n, ${scoreOf(sql`e`, sql`ph`, sql`n`)}, greatest(p.sweep_id, excluded.sweep_id) from (select
          excluded.by_email or (p.by_email and p.sweep_id >= excluded.sweep_id),
          excluded.by_phone or (p.by_phone and p.sweep_id >= excluded.sweep_id),
          greatest(excluded.by_name, case when p.sweep_id >= excluded.sweep_id then p.by_name end)) known(e, ph, n))`,
  );
}

/** Forgets what earlier sweeps found and this one did not, and remembers when it was. */
export async function endSweep(ctx: Ctx, object: ObjectDefinition, sweep: Sweep): Promise<void> {
  const { name } = object.meta;
  await ctx.db
    .delete(duplicatePairs)
    .where(
      and(eq(duplicatePairs.orgId, ctx.org.id), eq(duplicatePairs.object, name), lt(duplicatePairs.sweepId, sweep.id)),
    );
  const sweptAt = ctx.now();
  await ctx.db
    .insert(duplicateSweeps)
    .values({ orgId: ctx.org.id, object: name, sweptAt })
    .onConflictDoUpdate({ target: [duplicateSweeps.orgId, duplicateSweeps.object], set: { sweptAt } });
}

/** When the object's records were last compared to the end. */
export async function sweptAt(ctx: Ctx, object: ObjectDefinition): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: duplicateSweeps.sweptAt })
    .from(duplicateSweeps)
    .where(and(eq(duplicateSweeps.orgId, ctx.org.id), eq(duplicateSweeps.object, object.meta.name)));
  return row?.at ?? null;
}

/** How sure it is, by what is known of two records. */
export const scoreOf = (byEmail: SQL, byPhone: SQL, byName: SQL): SQL =>
  sql`greatest(case when ${byEmail} then ${SAME_EMAIL} end, case when ${byPhone} then ${SAME_PHONE} end, ${byName})`;

const silentWords = (object: string): readonly string[] =>
  object === "company" ? SILENT_WORDS.company : SILENT_WORDS.person;
