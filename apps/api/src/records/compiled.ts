import { fillPlaceholders, type Query, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { LRUCache } from "lru-cache";
import type { Ctx, Member } from "../platform/context.ts";
import { runText } from "./sql.ts";

const dialect = new PgDialect();

interface Known {
  role: Ctx["role"];
  org: Ctx["org"];
  statements: LRUCache<string, Query>;
}

/** Of one member; requests have a say in the names, so their number is bounded. */
const KEPT = 100;

/**
 * By member as the sign-in cache holds them: whenever membership, teams or role change there is a new one, and what was
 * compiled for the old one's rights is gone with it.
 */
const byMember = new WeakMap<Member, Known>();

/**
 * Runs a statement whose text hangs on the actor's rights and `name` alone; what else differs are its placeholders.
 * Composing it costs more than running it, so that is done once for each member.
 */
export async function queryCompiled<R>(
  ctx: Ctx,
  name: string,
  compose: () => SQL,
  values: Record<string, unknown>,
): Promise<R[]> {
  const { sql, params } = compiledFor(ctx, name, compose);
  return runText<R>(ctx.db, sql, fillPlaceholders(params, values));
}

function compiledFor(ctx: Ctx, name: string, compose: () => SQL): Query {
  // Mainstay itself and the public pages act for nobody in particular, and rarely.
  if (!ctx.member) return dialect.sqlToQuery(compose());
  let known = byMember.get(ctx.member);
  if (known?.role !== ctx.role || known.org !== ctx.org) {
    known = { role: ctx.role, org: ctx.org, statements: new LRUCache({ max: KEPT }) };
    byMember.set(ctx.member, known);
  }
  const found = known.statements.get(name);
  if (found) return found;
  const query = dialect.sqlToQuery(compose());
  known.statements.set(name, query);
  return query;
}
