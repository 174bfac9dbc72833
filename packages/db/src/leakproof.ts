import type pg from "pg";

/**
 * The functions behind the operators our searches and filters use on indexes. Under row-level security PostgreSQL
 * uses an index only for operators it trusts not to reveal a hidden row through an error or a notice, and these
 * reveal nothing. Only a superuser may say so; without it searches are right but read the organization's rows one by one.
 */
const harmless = [
  "public.similarity_op(text, text)",
  "public.word_similarity_op(text, text)",
  "public.word_similarity_commutator_op(text, text)",
  "public.strict_word_similarity_op(text, text)",
  "pg_catalog.textlike(text, text)",
  "pg_catalog.texticlike(text, text)",
  "pg_catalog.ts_match_vq(tsvector, tsquery)",
  "pg_catalog.jsonb_contains(jsonb, jsonb)",
  "pg_catalog.jsonb_exists(jsonb, text)",
  "pg_catalog.arraycontains(anyarray, anyarray)",
  "pg_catalog.arrayoverlap(anyarray, anyarray)",
  "pg_catalog.numeric_lt(numeric, numeric)",
  "pg_catalog.numeric_le(numeric, numeric)",
  "pg_catalog.numeric_eq(numeric, numeric)",
  "pg_catalog.numeric_ge(numeric, numeric)",
  "pg_catalog.numeric_gt(numeric, numeric)",
];

/** Marks them in this database when the login role is a superuser, as in the embedded cluster; else does nothing. */
export async function markLeakproof(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select f as name from unnest($1::text[]) f join pg_proc on pg_proc.oid = f::regprocedure
     where not proleakproof and current_setting('is_superuser')::bool`,
    [harmless],
  );
  for (const { name } of rows) await client.query(`alter function ${name} leakproof`);
}
