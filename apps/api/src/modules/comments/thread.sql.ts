import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { raw } from "../../records/sql.ts";

/*
 * A comment as it is answered. One that was deleted keeps its place, author and time and loses its words: a thread
 * stays in order, and nobody's words vanish without a trace.
 */

/** A comment of the row under `alias`, as JSON. */
export function commentJson(ctx: Ctx, alias: string): SQL {
  return sql`(${commentObject(ctx, alias, sql`null`)})`;
}

/** The comment that began a thread with the answers to it, oldest first. */
export function threadJson(ctx: Ctx, alias: string): SQL {
  const t = raw(alias);
  const replies = sql`(select coalesce(json_agg(${commentObject(ctx, "reply", sql`null`)} order by reply.created_at, reply.id), '[]')
    from comments reply where reply.org_id = ${t}.org_id and reply.parent_id = ${t}.id)`;
  return commentObject(ctx, alias, replies);
}

function commentObject(ctx: Ctx, alias: string, replies: SQL): SQL {
  const t = raw(alias);
  const isMine = sql`${t}.author_id is not distinct from ${ctx.member?.id ?? null}::uuid and ${t}.author_id is not null and ${t}.deleted_at is null`;
  return sql`json_build_object('id', ${t}.id, 'version', ${t}.version, 'object', ${t}.object, 'recordId', ${t}.record_id,
    'parentId', ${t}.parent_id, 'body', case when ${t}.deleted_at is null then ${t}.body end,
    'mentions', case when ${t}.deleted_at is null then ${t}.mentions else '[]' end,
    'author', json_build_object('id', ${t}.author_id, 'name', coalesce((select u.name from auth.member m join auth."user" u on u.id = m.user_id
      where m.organization_id = ${t}.org_id and m.id = ${t}.author_id), ${t}.author_name)),
    'createdAt', ${t}.created_at, 'editedAt', ${t}.edited_at, 'deletedAt', ${t}.deleted_at, 'isPinned', ${t}.is_pinned,
    'can', json_build_object('edit', ${isMine}, 'delete', (${isMine}) or (${t}.deleted_at is null and ${governs(ctx)}::boolean)),
    'replies', ${replies})`;
}

/** Those who run the organization may take away what should not have been said in it. */
export const governs = (ctx: Ctx): boolean => ctx.role.capabilities.includes("organization");
