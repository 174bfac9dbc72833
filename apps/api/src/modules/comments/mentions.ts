import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { invalidField } from "../../platform/problem.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { findRecord } from "../../records/read.ts";
import { readersOf } from "../../records/readers.ts";
import type { Mention } from "./comments.table.ts";

export const Mentionable = z.object({ memberId: z.uuid(), name: z.string(), email: z.string() });
export type Mentionable = z.infer<typeof Mentionable>;

const MOST_SUGGESTED = 20;

/** Members one can name on a record: others who may see it, by a part of their name or address. @throws Problem not-found */
export async function suggestMentions(
  ctx: Ctx,
  object: ObjectDefinition,
  recordId: string,
  typed: string,
): Promise<Mentionable[]> {
  await findRecord(ctx, object, recordId);
  const wanted = folded(typed);
  const readers = await readersOf(ctx, object, recordId);
  return readers
    .map(({ member: { id, name, email } }) => ({ memberId: id, name, email }))
    .filter(({ memberId, name, email }) => memberId !== ctx.member?.id && folded(`${name} ${email}`).includes(wanted))
    .toSorted((one, other) => placeOf(one, wanted) - placeOf(other, wanted))
    .slice(0, MOST_SUGGESTED);
}

/** Whose name begins so comes before who has it somewhere, in the address last. */
function placeOf({ name }: Mentionable, wanted: string): number {
  const place = ` ${folded(name)}`.indexOf(` ${wanted}`);
  return place === -1 ? 2 : Math.min(place, 1);
}

/**
 * Who is named in a text, of those that its writer chose.
 * @param former named in it before: they may have lost sight of the record since, and are left out then
 * @throws Problem invalid for somebody who may not see the record: they would be told of what is not theirs to know
 */
export async function readMentions(
  ctx: Ctx,
  object: ObjectDefinition,
  recordId: string,
  { body, ids, former = [] }: { body: string; ids: readonly string[]; former?: readonly string[] },
): Promise<Mention[]> {
  if (ids.length === 0) return [];
  const readers = await readersOf(ctx, object, recordId, ids);
  const known = new Set(readers.map(({ member }) => member.id));
  if (ids.some((id) => !known.has(id) && !former.includes(id))) {
    throw invalidField("mentions", "Somebody named here may not see this record; share it with them first.");
  }
  const named = namesIn(body, new Set(readers.map(({ member }) => member.name)));
  return readers.map(({ member: { id, name } }) => ({ memberId: id, name })).filter(({ name }) => named.has(name));
}

/** The names that stand in a text after an `@`, each place read as the longest of them: `@Ana Ruiz` does not name Ana. */
function namesIn(body: string, names: ReadonlySet<string>): Set<string> {
  const longestFirst = [...names].toSorted((one, other) => other.length - one.length);
  const found = body
    .split("@")
    .slice(1)
    .map((after) => longestFirst.find((name) => after.startsWith(name)));
  return new Set(found.filter((name) => name !== undefined));
}

/** As it is compared: without case and accents. */
const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
