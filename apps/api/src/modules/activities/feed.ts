import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { query } from "../../records/sql.ts";
import { FEED_OBJECTS, type Source, sourcesOf } from "./feed.sources.ts";
import type { Place } from "./timeline.entries.ts";
import { nameEntries } from "./timeline.names.ts";
import { type Entry, readPlace, TimelineRequest, writePlace } from "./timeline.ts";
import { lookFor } from "./timeline.words.ts";

export const FeedRequest = TimelineRequest.omit({ pinned: true }).extend({
  object: z.enum(FEED_OBJECTS).optional().describe("Only about records of this object"),
});
export type FeedRequest = z.output<typeof FeedRequest>;

/**
 * How far one page walks each table to find what is asked for. Somebody who may see one record in ten thousand, or asks
 * for what hardly ever happens, gets short pages instead of slow ones; the next one goes on where this one stopped.
 */
export const WALKED = 3_000;

interface Found {
  source: number;
  at: string;
  id: string;
  entry: Entry;
}

/**
 * One page of what happened in the organization, newest first: activities, comments and what the journal tells, as far
 * as the actor may see the records. A page may hold less than was asked for, even nothing, and be followed by another.
 * @throws Problem bad-request for a foreign cursor
 */
export async function readFeed(ctx: Ctx, { cursor, limit, q, ...request }: FeedRequest) {
  const words = q === undefined ? undefined : await lookFor(ctx, q, ["activity", "comment", ...FEED_OBJECTS]);
  const before = cursor ? readPlace(cursor) : undefined;
  // Nothing is left of what was asked, such as a question mark.
  const sources = words === null ? [] : sourcesOf(ctx, { ...request, words, before });
  if (sources.length === 0) return { data: [], page: { next: null } };
  const found = await query<Found>(ctx.db, union(sources.map((source, index) => newestOf(source, index, limit + 1))));
  const frontier = await frontierOf(ctx, sources, found, limit);
  const given = found.filter((one) => !frontier || !isOlder(one, frontier)).toSorted(newestFirst);
  const page = given.slice(0, limit);
  const last = given.length > limit ? page.at(-1) : frontier;
  const data = page.map(({ entry }) => entry);
  await nameEntries(ctx, data);
  return { data, page: { next: last ? writePlace(last) : null } };
}

/**
 * How far this page is complete: where the first of the walks broke off that did not fill it. What others found beyond
 * must wait for the page on which that walk gets there.
 */
async function frontierOf(ctx: Ctx, sources: Source[], found: Found[], limit: number): Promise<Place | undefined> {
  const short = sources.filter((_, index) => found.filter(({ source }) => source === index).length <= limit);
  if (short.length === 0) return undefined;
  return (await query<Place>(ctx.db, union(short.map(endOf)))).toSorted(newestFirst)[0];
}

const union = (parts: SQL[]): SQL => sql.join(parts, sql` union all `);

const newestOf = (
  { table, alias, at, id, walked, lookedUp, shown, entry }: Source,
  index: number,
  limit: number,
): SQL =>
  sql`(select ${index}::int as source, to_json(${at})#>>'{}' as at, ${id} as id, ${entry} as entry
    from (select * from ${table} ${alias} where ${walked} order by ${at} desc, ${id} desc limit ${WALKED}) ${alias} ${lookedUp}
    where ${shown} order by ${at} desc, ${id} desc limit ${limit})`;

/** The last row a walk looks at; none when there was nothing left before that. */
const endOf = ({ table, alias, at, id, walked }: Source): SQL =>
  sql`(select to_json(${at})#>>'{}' as at, ${id} as id from ${table} ${alias} where ${walked}
    order by ${at} desc, ${id} desc offset ${WALKED - 1} limit 1)`;

const newestFirst = (one: Place, other: Place): number =>
  Date.parse(other.at) - Date.parse(one.at) || (one.id < other.id ? 1 : -1);

const isOlder = (one: Place, other: Place): boolean => newestFirst(one, other) > 0;
