import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { QueryFlag } from "../../platform/query-flag.ts";
import { documentJson } from "../../records/document.ts";
import { type ObjectDefinition, objectNamed } from "../../records/object.ts";
import { findRecord } from "../../records/read.ts";
import { columnName, hiddenFields, scope } from "../../records/scope.ts";
import { andAlso, query, quoted, raw } from "../../records/sql.ts";
import { ACTIVITY_LINKS, entriesOf, type Place, type Wanted } from "./timeline.entries.ts";
import { type Named, nameEntries } from "./timeline.names.ts";
import { lookFor } from "./timeline.words.ts";

const FIRST_PAGE = 50;

const moment = z.iso.datetime({ offset: true }).optional();
export const TimelineRequest = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  types: z
    .string()
    .max(200)
    .optional()
    .transform((list) => list?.split(","))
    .describe(
      "Only these types of activities, comma-separated; `comment` for what members say, `change` for changes of fields, `stage` for those of the stage, `task` and `file` for what became of tasks and files",
    ),
  pinned: QueryFlag.describe("Only what is pinned"),
  from: moment.describe("Not before this moment"),
  until: moment.describe("Before this moment"),
  memberId: z.uuid().optional().describe("Only what this member did"),
  q: z.string().trim().min(1).max(200).optional().describe("Only what has these words in it"),
});
export type TimelineRequest = z.output<typeof TimelineRequest>;

export interface Entry extends Named {
  kind: "activity" | "comment" | "change";
  id: string;
  at: string;
}

/** What a record's answer tells of its history: the newest entries of its timeline, and follow-ups still open. */
export function timelineDetail(ctx: Ctx, linkField: string): Record<string, SQL> {
  const object = Object.keys(ACTIVITY_LINKS).find((name) => ACTIVITY_LINKS[name] === linkField) ?? "contact";
  return {
    timeline: sql`(select coalesce(json_agg(e.entry order by e.at desc, e.id desc), '[]') from (${entriesOf(ctx, objectNamed(object), sql`t.id`, { limit: FIRST_PAGE })}) e)`,
    followUps: followUps(ctx, linkField),
  };
}

/**
 * One page of what happened to a record, newest first: activities, comments, changes of its fields, and what became of
 * its tasks and files.
 * @throws Problem not-found, bad-request for a foreign cursor
 */
export async function readTimeline(ctx: Ctx, object: ObjectDefinition, id: string, request: TimelineRequest) {
  await findRecord(ctx, object, id);
  const page = await readEntries(ctx, request, (wanted) =>
    entriesOf(ctx, object, sql`${id}::uuid`, { ...wanted, withHanging: true }),
  );
  await nameEntries(ctx, page.data, object);
  return page;
}

/** One page of entries, and the cursor of the next. @throws Problem bad-request for a foreign cursor */
async function readEntries(
  ctx: Ctx,
  { cursor, limit, q, ...request }: TimelineRequest,
  entries: (wanted: Wanted) => SQL,
): Promise<{ data: Entry[]; page: { next: string | null } }> {
  const words = q === undefined ? undefined : await lookFor(ctx, q);
  // Nothing is left of what was asked, such as a question mark.
  if (words === null) return { data: [], page: { next: null } };
  const wanted = { ...request, words, limit: limit + 1, before: cursor ? readPlace(cursor) : undefined };
  const rows = await query<Place & { entry: Entry }>(
    ctx.db,
    sql`select e.entry, to_json(e.at)#>>'{}' as at, e.id
      from (${entries(wanted)}) e order by e.at desc, e.id desc`,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { data: page.map(({ entry }) => entry), page: { next: last ? writePlace(last) : null } };
}

/** Open follow-ups of a record, the most urgent first. */
function followUps(ctx: Ctx, linkField: string): SQL {
  const activity = objectNamed("activity");
  const shown = documentJson(activity, hiddenFields(ctx, activity.meta), undefined, "a");
  return sql`(select coalesce(json_agg(f.doc), '[]') from (select ${shown} as doc
    from activities a where a.org_id = ${ctx.org.id} and a.${raw(quoted(columnName(activity, linkField)))} = t.id and a.deleted_at is null
      and a.follow_up_status = 'pending'${andAlso(scope(ctx, activity, "read", "a"))} order by a.follow_up_at, a.id limit ${FIRST_PAGE}) f)`;
}

/** A place as the cursor of the page after it. */
export const writePlace = ({ at, id }: Place): string => Buffer.from(`${at}|${id}`).toString("base64url");

/** @throws Problem bad-request for a cursor that is none of a timeline's */
export function readPlace(cursor: string): Place {
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString().split("|");
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Problem("bad-request", "This cursor does not belong to this timeline.");
  return { at, id };
}
