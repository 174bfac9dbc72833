import type { Passage } from "@mainstay/ai";
import { foldText } from "@mainstay/model/similarity";
import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { objectNamed } from "../../records/object.ts";
import { mayEver, scope } from "../../records/scope.ts";
import { andAlso, query, quoted, raw, textArray } from "../../records/sql.ts";
import { embeddingModelFor } from "../ai/models.ts";
import { readAiSettings } from "../ai/settings.ts";
import { embedTexts, nameOf } from "./embed.job.ts";
import { dictionaryOf } from "./index-source.ts";
import type { PassageSource } from "./knowledge.table.ts";

export interface FoundPassage extends Passage {
  sourceObject: PassageSource;
  sourceId: string;
  /** Where it begins in its source's text. */
  startsAt: number;
}

const SOURCES: PassageSource[] = ["article", "question", "message"];
/** How many of each ranking are looked at. */
const CANDIDATES = 40;
/** Of reciprocal rank fusion: the larger, the less the first places count. Cormack, Clarke and Büttcher, SIGIR 2009. */
const FUSION = 60;
const LEAST_SIMILARITY = 0.45;
const LEAST_COSINE = 0.25;
/** Of one number of a vector. A server of one's own may answer longer ones under the same name after an update. */
const BYTES = 4;
/** Misspelt words are looked for among the longest of a query. */
const WORDS = 8;

/**
 * The passages that fit a text best, out of what the actor may read: by words, by likeness of letters, and by meaning
 * when the organization has a model for that; the three rankings fused. Nothing when knowledge is switched off.
 */
export async function findPassages(ctx: Ctx, text: string, limit: number): Promise<FoundPassage[]> {
  const settings = await readAiSettings(ctx);
  if (settings.featuresOff.includes("knowledge") || !text.trim()) return [];
  const rankings = [await byWords(ctx, text), await byLikeness(ctx, text), await byMeaning(ctx, text)];
  const scores = new Map<string, number>();
  for (const ranking of rankings) {
    for (const [place, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (FUSION + place + 1));
  }
  const best = [...scores].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).slice(0, limit);
  return read(
    ctx,
    best.map(([id]) => id),
  );
}

/** Any of the words, by stem; those with more of them, closer together, first. */
async function byWords(ctx: Ctx, text: string): Promise<string[]> {
  const dictionary = sql`${dictionaryOf(ctx)}::regconfig`;
  const rows = await query<{ id: string }>(
    ctx.db,
    sql`with wanted as (select replace(plainto_tsquery(${dictionary}, ${text})::text, '&', '|')::tsquery as q)
      select p.id from knowledge_passages p, wanted
      where ${readable(ctx)} and p.words @@ wanted.q
      order by ts_rank_cd(p.words, wanted.q, 1) desc, p.id limit ${CANDIDATES}`,
  );
  return rows.map(({ id }) => id);
}

/** Words that are nearly there: misspelt ones, and parts of compounds. */
async function byLikeness(ctx: Ctx, text: string): Promise<string[]> {
  const words = [...new Set(foldText(text).match(/[\p{L}\p{N}]{4,}/gu) ?? [])]
    .sort((a, b) => b.length - a.length)
    .slice(0, WORDS);
  if (words.length === 0) return [];
  const rows = await query<{ id: string }>(
    ctx.db,
    sql`select p.id from knowledge_passages p cross join lateral (
        select max(s) as best, sum(s) as all_of_them from (select word_similarity(w, p.folded) as s from unnest(${textArray(words)}) w) x) y
      where ${readable(ctx)} and y.best >= ${LEAST_SIMILARITY} order by y.all_of_them desc, p.id limit ${CANDIDATES}`,
  );
  return rows.map(({ id }) => id);
}

/** Exact cosine over the vectors there are. When the model does not answer, words have to do. */
async function byMeaning(ctx: Ctx, text: string): Promise<string[]> {
  if (ctx.transacting) return [];
  const model = await embeddingModelFor(ctx, await readAiSettings(ctx));
  if (!model) return [];
  const wanted = await embedTexts(ctx, model, [text]).catch((error: unknown) => {
    ctx.house.log.warn({ err: error }, "Searched by words alone: no vector of the query");
    return null;
  });
  const vector = wanted?.[0];
  if (!vector) return [];
  const rows = await query<{ id: string; embedding: Buffer }>(
    ctx.db,
    sql`select p.id, p.embedding from knowledge_passages p where ${readable(ctx)} and p.embedded_by = ${nameOf(model)}`,
  );
  return rows
    .filter(({ embedding }) => embedding.length === vector.length * BYTES)
    .map(({ id, embedding }) => ({ id, cosine: dot(vector, embedding) }))
    .filter(({ cosine }) => cosine >= LEAST_COSINE)
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, CANDIDATES)
    .map(({ id }) => id);
}

function dot(vector: number[], bytes: Buffer): number {
  let sum = 0;
  for (const [i, one] of vector.entries()) sum += one * bytes.readFloatLE(i * BYTES);
  return sum;
}

/** Passages of sources that are there and the actor's to read. */
function readable(ctx: Ctx): SQL {
  const parts = SOURCES.map((name) => ({ name, object: objectNamed(name) }))
    .filter(({ object }) => mayEver(ctx, object.meta, "read"))
    .map(
      ({ name, object }) => sql`p.source_object = ${name} and exists (select 1 from ${raw(quoted(object.tableName))} t
        where t.org_id = p.org_id and t.id = p.source_id and t.deleted_at is null${andAlso(scope(ctx, object, "read"))})`,
    );
  return parts.length === 0
    ? sql`false`
    : sql`p.org_id = ${ctx.org.id} and (${sql.join(
        parts.map((part) => sql`(${part})`),
        sql` or `,
      )})`;
}

async function read(ctx: Ctx, ids: string[]): Promise<FoundPassage[]> {
  if (ids.length === 0) return [];
  const rows = await query<FoundPassage>(
    ctx.db,
    sql`select id, title as source, text, source_object as "sourceObject", source_id as "sourceId", starts_at as "startsAt"
      from knowledge_passages where org_id = ${ctx.org.id} and id = any(${sql.param(ids)}::uuid[])`,
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
