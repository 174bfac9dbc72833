import type { Field } from "@mainstay/model";
import type { Ctx } from "../../platform/context.ts";
import { visibleFields } from "../../records/list.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { titlesOfGroups } from "../../records/summary-titles.ts";

/** A change as the timeline tells it. */
export interface ChangeTold {
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** What linked records and members in it are called now, by id; those gone or not the reader's to see are left out. */
  titles?: Record<string, string>;
}

/** Puts the names of linked records and members beside the ids that the journal keeps. */
export async function nameLinks(ctx: Ctx, object: ObjectDefinition, changes: ChangeTold[]): Promise<void> {
  const fields = (await visibleFields(ctx, object)).filter(({ type }) => ["link", "member", "members"].includes(type));
  const titles = new Map<string, string>();
  for (const field of fields) {
    const ids = [...new Set(changes.flatMap((change) => idsIn(change, field)))];
    if (ids.length === 0) continue;
    for (const [id, title] of await titlesOfGroups(ctx, field, ids)) titles.set(id, title);
  }
  for (const change of changes) {
    const own = fields.flatMap((field) => idsIn(change, field));
    const known = own.flatMap((id) => {
      const title = titles.get(id);
      return title === undefined ? [] : [[id, title] as const];
    });
    if (known.length > 0) change.titles = Object.fromEntries(known);
  }
}

const idsIn = ({ before, after }: ChangeTold, { name }: Field): string[] =>
  [before?.[name], after?.[name]].flat().filter((id): id is string => typeof id === "string");
