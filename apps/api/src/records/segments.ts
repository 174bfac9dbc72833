import {
  EVERYTHING,
  type Filter,
  isAnd,
  isNot,
  isOr,
  isSegment,
  MAX_CONDITIONS,
  sizeProblem,
  TOO_MANY_CONDITIONS,
} from "@mainstay/model/filter";
import { closest, foldText } from "@mainstay/model/similarity";
import { sql } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { badFilter } from "./filter-problem.ts";
import { type ObjectDefinition, objectNamed } from "./object.ts";
import { scope } from "./scope.ts";
import { andAlso, query } from "./sql.ts";

/**
 * Puts the filters of saved views in the place of their names: `#"Hot leads" owner:me`. A name is that of a view of the
 * same object which the actor may open; one's own goes before a shared one.
 * @param read reads a view's filter as it is written
 * @throws Problem bad-request for a view that is not there or is made of itself, and when all of it is too much to run
 */
export async function resolveSegments(
  ctx: Ctx,
  object: ObjectDefinition,
  tree: Filter,
  read: (filter: string) => Promise<Filter>,
): Promise<Filter> {
  if (!hasSegment(tree)) return tree;
  const views = await viewsOf(ctx, object);
  // Views made of views made of views: a few short ones can stand for millions of conditions.
  let named = 0;
  const resolve = async (node: Filter, within: string[]): Promise<Filter> => {
    if (isAnd(node)) return { and: await Promise.all(node.and.map((one) => resolve(one, within))) };
    if (isOr(node)) return { or: await Promise.all(node.or.map((one) => resolve(one, within))) };
    if (isNot(node)) return { not: await resolve(node.not, within) };
    if (!isSegment(node)) return node;
    named += 1;
    if (named > MAX_CONDITIONS) throw badFilter([{ message: TOO_MANY_CONDITIONS }]);
    const view = find(views, node.segment, object);
    if (within.includes(view.id)) throw badFilter([{ message: `The view “${view.name}” is made of itself.` }]);
    return view.filter ? resolve(await read(view.filter), [...within, view.id]) : EVERYTHING;
  };
  const resolved = await resolve(tree, []);
  const problem = sizeProblem(resolved);
  if (problem) throw badFilter([{ message: problem }]);
  return resolved;
}

function hasSegment(node: Filter): boolean {
  if (isAnd(node)) return node.and.some(hasSegment);
  if (isOr(node)) return node.or.some(hasSegment);
  return isNot(node) ? hasSegment(node.not) : isSegment(node);
}

interface NamedView {
  id: string;
  name: string;
  filter: string | null;
}

function viewsOf(ctx: Ctx, object: ObjectDefinition): Promise<NamedView[]> {
  return query<NamedView>(
    ctx.db,
    sql`select t.id, t.name, t.config->>'filter' as filter from views t
      where t.org_id = ${ctx.org.id} and t.object = ${object.meta.name} and t.deleted_at is null
        ${andAlso(scope(ctx, objectNamed("view"), "read"))} order by t.shared, t.id`,
  );
}

/** @throws Problem bad-request */
function find(views: NamedView[], wanted: string, { meta }: ObjectDefinition): NamedView {
  const found = views.find(({ id, name }) => id === wanted || foldText(name) === foldText(wanted));
  if (found) return found;
  const message = `There is no view “${wanted}” of ${meta.pluralLabel.toLowerCase()}.`;
  const names = views.map(({ name }) => name);
  throw badFilter([{ message, suggestion: closest(wanted, names) }]);
}
