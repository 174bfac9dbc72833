import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { objectNamed } from "../../records/object.ts";
import { scope } from "../../records/scope.ts";
import { andAlso, raw } from "../../records/sql.ts";

/** That the task a row under `alias` belongs to is the actor's to read or edit. */
export const ofTask = (ctx: Ctx, action: "read" | "edit", alias: string): SQL =>
  sql`exists (select from tasks w where w.org_id = ${raw(alias)}.org_id and w.id = ${raw(alias)}.task_id
    and w.deleted_at is null${andAlso(scope(ctx, objectNamed("task"), action, "w"))})`;
