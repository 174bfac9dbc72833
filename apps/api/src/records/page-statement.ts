import type { Field } from "@mainstay/model";
import { type SQL, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { documentColumns } from "./document.ts";
import type { ObjectDefinition } from "./object.ts";
import { orderBy, parseSort, type SortKey } from "./sort.ts";
import { quoted, raw } from "./sql.ts";

/** How a page is ordered and what it shows, whatever it is filtered by. */
export interface PageShape {
  sort: string;
  shown?: readonly string[];
  hidden: readonly string[];
  limit: number;
}

/** The statement of a page but for its filter, and the order it gives. */
export interface PageStatement {
  keys: SortKey[];
  /** A print of the order, for cursors. */
  order: string;
  /** The statement for rows of the table under the alias `t`; `more` is added to the columns of each document. */
  of(where: SQL, more: SQL): SQL;
}

const KEPT = 200;
/** By the fields a role sees of an object; requests choose sort and columns, so the number is bounded. */
const known = new WeakMap<readonly Field[], LRUCache<string, PageStatement>>();

/**
 * Composes the statement of a list's page, once for each shape: composing it anew for each request took a third of the
 * server's own part of a list.
 * @throws Problem bad-request for a field that cannot be sorted by
 */
export function pageStatement(object: ObjectDefinition, fields: readonly Field[], shape: PageShape): PageStatement {
  const kept = known.get(fields) ?? new LRUCache<string, PageStatement>({ max: KEPT });
  known.set(fields, kept);
  const key = [shape.sort, shape.shown ?? "*", shape.hidden, shape.limit].join("|");
  const found = kept.get(key) ?? compose(object, fields, shape);
  kept.set(key, found);
  return found;
}

function compose(object: ObjectDefinition, fields: readonly Field[], shape: PageShape): PageStatement {
  const { limit, hidden, shown } = shape;
  const keys = parseSort(shape.sort, object, fields);
  const sortValues = `array[${keys.map((key) => `(${key.sql})::text`).join(", ")}]`;
  // The page is cut first and drawn after: written the other way round, every record of an order that no index gives
  // would be turned into JSON before the sort. The limit is part of the text, so that PostgreSQL plans for it once.
  const head = raw(`select '[' || string_agg(to_json(x)::text, ',') filter (where t."$n" <= ${limit}) || ']' as data,
        (array_agg(${sortValues}) filter (where t."$n" = ${limit})) as last, count(*) > ${limit} as more
      from (select row_number() over () as "$n", r.* from (
        select t.* from ${quoted(object.tableName)} t where `);
  const middle = sql` order by ${orderBy(keys)} ${raw(`limit ${limit + 1}) r) t
      cross join lateral (select ${documentColumns(object, hidden, shown)}`)}`;
  return {
    keys,
    order: keys.map((key) => `${key.sql}${key.isDescending ? "-" : "+"}`).join(),
    of: (where, more) => sql`${head}${where}${middle}${more}) x`,
  };
}
