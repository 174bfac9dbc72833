import { foldText } from "@mainstay/model/similarity";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import { documentJson } from "../../../records/document.ts";
import type { AnyDoc, ObjectDefinition } from "../../../records/object.ts";
import { scope } from "../../../records/scope.ts";
import { recordKeys } from "../../../records/search-text.ts";
import { andAlso, query, quoted, raw, textArray, uuidArray } from "../../../records/sql.ts";
import type { MatchKey } from "../imports.schemas.ts";
import type { ReadRow } from "../values/read-row.ts";

/** By what a row would be found to be a record, or another row: `email jane@example.com`. */
export function keysOf(object: ObjectDefinition, row: ReadRow, matchBy: MatchKey[]): string[] {
  const doc: AnyDoc = { custom: {}, version: 0, ...withDerived(object, row.fields), id: row.id ?? "" };
  const keys = recordKeys(object, doc)
    .filter((key) => matchBy.includes(key.kind))
    .map((key) => `${key.kind} ${key.value}`);
  const title = String(doc[object.meta.titleField] ?? "").trim();
  if (matchBy.includes("title") && title) keys.push(`title ${titleKey(title)}`);
  if (matchBy.includes("id") && row.id) keys.push(`id ${row.id}`);
  return keys;
}

export const titleKey = (title: string) => foldText(title).trim();

export const withDerived = (object: ObjectDefinition, fields: Record<string, unknown>) => ({
  ...fields,
  ...object.hooks.derive?.(fields, fields),
});

export interface Match {
  doc: AnyDoc;
  allowed: boolean;
}

/** The live records the actor may read that carry one of some keys, by key; with whether the actor may change them. */
export async function findMatches(ctx: Ctx, object: ObjectDefinition, keys: string[]): Promise<Map<string, Match[]>> {
  const ofKind = (kind: string) =>
    keys.filter((key) => key.startsWith(`${kind} `)).map((key) => key.slice(kind.length + 1));
  const carried = [
    ...(await carriers(ctx, object, "email", ofKind("email"))),
    ...(await carriers(ctx, object, "phone", ofKind("phone"))),
  ];
  const titled = await byTitle(ctx, object, ofKind("title"));
  const given = ofKind("id").filter((id) => UUID.test(id));
  const found = [...carried, ...titled, ...given.map((id) => ({ key: `id ${id}`, id }))];
  const docs = await readDocs(ctx, object, [...new Set(found.map(({ id }) => id))]);
  const matches = new Map<string, Match[]>();
  for (const { key, id } of found) {
    const match = docs.get(id);
    if (match) matches.set(key, [...(matches.get(key) ?? []), match]);
  }
  return matches;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Carried {
  key: string;
  id: string;
}

async function carriers(
  ctx: Ctx,
  { meta }: ObjectDefinition,
  kind: "email" | "phone",
  values: string[],
): Promise<Carried[]> {
  if (values.length === 0) return [];
  return query<Carried>(
    ctx.db,
    sql`select ${kind} || ' ' || k.value as key, k.record_id as id from record_keys k
      where k.org_id = ${ctx.org.id} and k.object = ${meta.name} and k.kind = ${kind} and k.value = any(${textArray(values)})`,
  );
}

/** Titles are compared as people read them, case and accents aside; most have no accents and are not taken apart. */
async function byTitle(ctx: Ctx, object: ObjectDefinition, titles: string[]): Promise<Carried[]> {
  const title = object.columns[object.meta.titleField];
  if (titles.length === 0 || !title) return [];
  const named = raw(`t.${quoted(title.name)}`);
  const bare = sql`regexp_replace(normalize(${named}, nfkd), '[\\u0300-\\u036f]', '', 'g')`;
  const folded = sql`lower(case when octet_length(${named}) = length(${named}) then ${named} else ${bare} end)`;
  const rows = await query<{ id: string; title: string }>(
    ctx.db,
    sql`select t.id, ${named} as title from ${raw(quoted(object.tableName))} t
      join unnest(${textArray([...new Set(titles)])}) as wanted (title) on wanted.title = ${folded}
      where t.org_id = ${ctx.org.id} and t.deleted_at is null`,
  );
  return rows.map((row) => ({ key: `title ${titleKey(row.title)}`, id: row.id }));
}

async function readDocs(ctx: Ctx, object: ObjectDefinition, ids: string[]): Promise<Map<string, Match>> {
  if (ids.length === 0) return new Map();
  const allowed = scope(ctx, object, "edit") ?? sql`true`;
  const rows = await query<Match>(
    ctx.db,
    sql`select ${documentJson(object)} as doc, ${allowed} as allowed
      from ${raw(quoted(object.tableName))} t
      where t.org_id = ${ctx.org.id} and t.id = any(${uuidArray(ids)}) and t.deleted_at is null${andAlso(scope(ctx, object, "read"))}`,
  );
  return new Map(rows.map((row) => [row.doc.id, row]));
}
