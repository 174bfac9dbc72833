import type { Field } from "@mainstay/model";
import type { Ctx } from "../../platform/context.ts";
import { visibleFields } from "../../records/list.ts";
import { type ObjectDefinition, objectNamed } from "../../records/object.ts";
import { readableTitles } from "../../records/operations.ts";
import { titlesOfGroups } from "../../records/summary-titles.ts";

/** A change as the timeline tells it. */
export interface ChangeTold {
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** What linked records and members in it are called now, by id; those gone or not the reader's to see are left out. */
  titles?: Record<string, string>;
}

/** The record that an entry tells of, where it stands elsewhere than on that record's own timeline. */
interface About {
  object: string;
  id: string;
  title?: string | null;
}

/** An entry as far as there is something to name in it. */
export interface Named {
  about?: About | null;
  change?: ChangeTold;
}

/**
 * Puts names beside the ids in entries: of the records they tell of, deleted ones too, and of what their changes link.
 * @param own the object of the record whose timeline it is, for changes that say of none other
 */
export async function nameEntries(ctx: Ctx, entries: Named[], own?: ObjectDefinition): Promise<void> {
  const abouts = entries.flatMap(({ about }) => about ?? []);
  for (const [name, alike] of Map.groupBy(abouts, ({ object }) => object)) {
    const titles = await readableTitles(
      ctx,
      name,
      alike.map(({ id }) => id),
    );
    for (const about of alike) about.title = titles.get(about.id) || null;
  }
  const changed = entries.filter(({ change }) => change?.after);
  for (const [name, alike] of Map.groupBy(changed, ({ about }) => about?.object ?? own?.meta.name)) {
    if (!name) continue;
    await nameLinks(
      ctx,
      objectNamed(name),
      alike.flatMap(({ change }) => change ?? []),
    );
  }
}

/** Puts the names of linked records and members beside the ids that the journal keeps. */
async function nameLinks(ctx: Ctx, object: ObjectDefinition, changes: ChangeTold[]): Promise<void> {
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
