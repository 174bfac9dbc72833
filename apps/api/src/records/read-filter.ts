import type { Field } from "@mainstay/model";
import { checkFilter, Filter, parseFilter, resolveDates, resolveMe } from "@mainstay/model/filter";
import { normalizePhone } from "@mainstay/model/phone";
import { LRUCache } from "lru-cache";
import type { Ctx } from "../platform/context.ts";
import { withNames } from "./filter-names.ts";
import { badFilter } from "./filter-problem.ts";
import type { ObjectDefinition } from "./object.ts";
import { resolveSegments } from "./segments.ts";

const FILTERS_KEPT = 500;
/** Filters that have been read, by the fields they were read against; the pages of a list send the same one. */
const known = new WeakMap<Field[], LRUCache<string, Filter>>();

/**
 * Reads a filter of an object's records in either form and gives its dates, `me` and names of views their meaning for
 * this actor.
 * @throws Problem bad-request saying what is wrong and what was likely meant
 */
export async function readFilter(ctx: Ctx, text: string, object: ObjectDefinition, fields: Field[]): Promise<Filter> {
  const read = (filter: string) => checkedFilter(ctx, filter, fields);
  const checked = await resolveSegments(ctx, object, await read(text), read);
  const zone = ctx.member?.timezone ?? ctx.org.timezone;
  return resolveDates(resolveMe(checked, ctx.member?.id), fields, { now: ctx.now(), zone, weekStartsOn: 1 });
}

async function checkedFilter(ctx: Ctx, text: string, fields: Field[]): Promise<Filter> {
  const kept = known.get(fields) ?? new LRUCache<string, Filter>({ max: FILTERS_KEPT });
  known.set(fields, kept);
  const key = `${ctx.org.country} ${text}`;
  const found = kept.get(key);
  if (found) return found;
  const hooks = { normalizePhone: (raw: string) => normalizePhone(raw, ctx.org.country)?.e164 ?? null };
  const { tree, isLasting } = text.trimStart().startsWith("{")
    ? { tree: parseTree(text), isLasting: true }
    : await parseText(ctx, text, fields);
  const checked = checkFilter(tree, fields, hooks);
  if (!checked.ok) throw badFilter(checked.problems);
  if (isLasting) kept.set(key, checked.tree);
  return checked.tree;
}

function parseTree(text: string): Filter {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw badFilter([{ message: "The filter begins with { but is not JSON." }]);
  }
  const parsed = Filter.safeParse(given);
  if (parsed.success) return parsed.data;
  throw badFilter(
    parsed.error.issues.map((issue) => ({ message: `${issue.path.join("/") || "filter"}: ${issue.message}` })),
  );
}

/**
 * Most filters call nobody by name; the names are looked up for those that cannot be read without, and what they meant
 * lasts only as long as the names do.
 */
async function parseText(ctx: Ctx, text: string, fields: Field[]): Promise<{ tree: Filter; isLasting: boolean }> {
  const plain = parseFilter(text, fields);
  if (plain.ok) return { tree: plain.tree, isLasting: true };
  const parsed = parseFilter(text, await withNames(ctx, fields));
  if (!parsed.ok) throw badFilter(parsed.errors);
  return { tree: parsed.tree, isLasting: false };
}
