import type { Field } from "@mainstay/model";
import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import type { ObjectDefinition } from "./object.ts";
import { columnName, isVisible } from "./scope.ts";
import { quoted, raw } from "./sql.ts";

/**
 * The searchable text that the role may see, in the form of a search entry, as SQL over the alias `t`; null when it
 * may see all of it. A hit tells that the words are somewhere in the record, so what is hidden must not give one.
 * Accents are not folded here: such a role finds them as they are written.
 */
export function visibleText(ctx: Ctx, object: ObjectDefinition): SQL | null {
  const { meta } = object;
  const searched = meta.fields.filter((field) => field.search || field.name === meta.titleField);
  const visible = searched.filter((field) => isVisible(ctx, meta, field));
  if (visible.length === searched.length) return null;
  const texts = visible.map((field) => textOf(object, field));
  const lines = texts.length === 0 ? sql`''` : sql`concat_ws(E'\\n', ${sql.join(texts, sql`, `)})`;
  return sql`regexp_replace(regexp_replace(lower(${lines}), '[^[:alnum:]\\n]+', ' ', 'g'), '^ ?', ' ', 'gn')`;
}

function textOf(object: ObjectDefinition, { name, type }: Field): SQL {
  const column = raw(`t.${quoted(columnName(object, name))}`);
  if (type === "emails")
    return sql`(select string_agg(item->>'email', E'\\n') from jsonb_array_elements(${column}) item)`;
  if (type === "phones")
    return sql`(select string_agg(item->>'number', E'\\n') from jsonb_array_elements(${column}) item)`;
  return sql`${column}::text`;
}
