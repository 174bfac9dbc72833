import type { Field } from "@mainstay/model";
import { checkFilter, Filter, parseFilter, resolveDates, resolveMe } from "@mainstay/model/filter";
import { normalizePhone } from "@mainstay/model/phone";
import type { Ctx } from "../platform/context.ts";
import { Problem } from "../platform/problem.ts";
import { withNames } from "./filter-names.ts";

/**
 * Reads a filter in either form and gives its dates and `me` their meaning for this actor.
 * @throws Problem bad-request saying what is wrong and what was likely meant
 */
export async function readFilter(ctx: Ctx, text: string, fields: Field[]): Promise<Filter> {
  const hooks = { normalizePhone: (raw: string) => normalizePhone(raw, ctx.org.country)?.e164 ?? null };
  const isTree = text.trimStart().startsWith("{");
  const tree = isTree ? parseTree(text) : await parseText(ctx, text, fields);
  const checked = checkFilter(tree, fields, hooks);
  if (!checked.ok) throw badFilter(checked.problems);
  const zone = ctx.member?.timezone ?? ctx.org.timezone;
  return resolveDates(resolveMe(checked.tree, ctx.member?.id), fields, { now: ctx.now(), zone, weekStartsOn: 1 });
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

/** Most filters call nobody by name; the names are looked up for those that cannot be read without. */
async function parseText(ctx: Ctx, text: string, fields: Field[]): Promise<Filter> {
  const plain = parseFilter(text, fields);
  if (plain.ok) return plain.tree;
  const parsed = parseFilter(text, await withNames(ctx, fields));
  if (!parsed.ok) throw badFilter(parsed.errors);
  return parsed.tree;
}

function badFilter(wrong: { message: string; suggestion?: string }[]): Problem {
  const details = wrong.map(({ message, suggestion }) =>
    suggestion ? `${message} Did you mean ${suggestion}?` : message,
  );
  return new Problem("bad-request", details[0] ?? "The filter cannot be read.", {
    errors: details.map((detail) => ({ pointer: "?filter", detail })),
  });
}
