import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { listRecords } from "../../records/list.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { findReadable } from "../../records/read.ts";
import { columnName, masked, mayEver } from "../../records/scope.ts";
import { quoted, raw } from "../../records/sql.ts";
import { titleOf } from "../../records/write.ts";
import { activity } from "../activities/activities.object.ts";
import { ACTIVITY_LINKS } from "../activities/timeline.entries.ts";

/** A value for an empty field, and where it was found. */
export interface Proposal {
  field: string;
  value: unknown;
  /** What a linked record is called. */
  title?: string;
  source: Source;
}
export interface Source {
  object: "activity" | "contact" | "company" | "lead" | "draft";
  id: string;
  title: string;
  /** The words it was read from. */
  quote?: string;
}

/** Messages that are read for a signature. */
const LETTERS = 5;

/** What the customer wrote about a record, the newest first. */
export async function lettersOf(ctx: Ctx, object: string, id: string): Promise<{ source: Source; text: string }[]> {
  if (!mayEver(ctx, activity.meta, "read")) return [];
  const link = raw(`t.${quoted(columnName(activity, ACTIVITY_LINKS[object] ?? "contactId"))}`);
  const isTheirs = sql`${link} = ${id} and t.direction = 'inbound' and t.body is not null`;
  const { data } = await listRecords(ctx, activity, { where: isTheirs, sort: "-at", limit: LETTERS });
  const letters: AnyDoc[] = JSON.parse(data.text);
  return letters.map((one) => ({
    source: { object: "activity", id: one.id, title: titleOf(activity, one) },
    text: String(one.body ?? "").slice(0, 20_000),
  }));
}

/** A linked record as far as the actor may see it. */
export async function readable(ctx: Ctx, object: ObjectDefinition, id: unknown): Promise<AnyDoc | null> {
  const found = await findReadable(ctx, object, id);
  return found && masked(ctx, object.meta, found);
}

export async function linked(
  ctx: Ctx,
  field: string,
  object: ObjectDefinition,
  id: unknown,
  source: Source,
): Promise<Proposal[]> {
  const found = await readable(ctx, object, id);
  return found ? [{ field, value: found.id, title: titleOf(object, found), source }] : [];
}

export const optional = (field: string, value: unknown, source: Source): Proposal[] =>
  value === null || value === undefined || value === "" ? [] : [{ field, value, source }];
