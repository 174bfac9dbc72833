import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { forbidden, invalidField, notFound } from "../../platform/problem.ts";
import { type AnyDoc, allObjects, type ObjectDefinition } from "../../records/object.ts";
import { type Done, emit, inOperation } from "../../records/operation.ts";
import { findRecord } from "../../records/read.ts";
import { scope } from "../../records/scope.ts";
import { andAlso, query, uuidArray } from "../../records/sql.ts";
import { createRecord, deleteRecord, titleOf, updateRecord } from "../../records/write.ts";
import { commentMentioned } from "./comments.events.ts";
import { type Comment, comment, MAX_BODY, mentionedIn } from "./comments.object.ts";
import { readMentions } from "./mentions.ts";
import { commentJson, governs, threadJson } from "./thread.sql.ts";

const Body = z.string().trim().min(1).max(MAX_BODY);
const Mentions = z
  .array(z.uuid())
  .max(50)
  .describe("Members named in the text as `@` and their name; those whose name is not in it are left out");

export const ListComments = z.object({
  object: z.string().max(60),
  recordId: z.uuid(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListComments = z.output<typeof ListComments>;

export const AddComment = z.strictObject({
  object: z.string().max(60),
  recordId: z.uuid(),
  parentId: z.uuid().nullish().describe("The comment it answers"),
  body: Body,
  mentions: Mentions.default([]),
});
export type AddComment = z.infer<typeof AddComment>;

export const ChangeComment = z.strictObject({
  body: Body.optional(),
  mentions: Mentions.optional(),
  isPinned: z.boolean().optional(),
  version: z.int().optional(),
});
export type ChangeComment = z.infer<typeof ChangeComment>;

const TRUSTED = { trusted: true } as const;

/** One page of the threads on a record, oldest first. @throws Problem not-found */
export async function listComments(
  ctx: Ctx,
  { object, recordId, cursor, limit }: ListComments,
): Promise<{ data: unknown[]; page: { next: string | null } }> {
  await findRecord(ctx, commentable(object), recordId);
  const after = cursor
    ? sql` and (t.created_at, t.id) > (select c.created_at, c.id from comments c where c.org_id = t.org_id and c.id = ${cursor})`
    : sql``;
  const rows = await query<{ id: string; thread: unknown }>(
    ctx.db,
    sql`select t.id, ${threadJson(ctx, "t")} as thread from comments t
      where t.org_id = ${ctx.org.id} and t.object = ${object} and t.record_id = ${recordId} and t.parent_id is null${after}
      order by t.created_at, t.id limit ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  return {
    data: page.map(({ thread }) => thread),
    page: { next: rows.length > limit ? (page.at(-1)?.id ?? null) : null },
  };
}

/** One comment as the actor may see it, its words gone once it is deleted. @throws Problem not-found */
export async function readComment(ctx: Ctx, id: string): Promise<unknown> {
  const [row] = await query<{ doc: unknown }>(
    ctx.db,
    sql`select ${commentJson(ctx, "t")} as doc from comments t
      where t.org_id = ${ctx.org.id} and t.id = ${id}${andAlso(scope(ctx, comment, "read"))}`,
  );
  if (!row) throw notFound("Comment");
  return row.doc;
}

/**
 * Says something about a record, or answers a comment on it. Who may read the record may speak about it.
 * @throws Problem not-found, invalid for a mention of somebody who may not see the record
 */
export async function addComment(ctx: Ctx, given: AddComment): Promise<Done<Comment>> {
  const object = commentable(given.object);
  const doc = await findRecord(ctx, object, given.recordId);
  const parentId = given.parentId ? await threadOf(ctx, given.parentId, given.recordId) : null;
  const { body } = given;
  const mentions = await readMentions(ctx, object, given.recordId, { body, ids: given.mentions });
  const author = { authorId: ctx.member?.id ?? null, authorName: ctx.member?.name ?? ctx.actor.name };
  const about = { object: given.object, recordId: given.recordId, parentId };
  const summary = `Commented on ${named(object, doc)}`;
  return createRecord(ctx, comment, { ...about, ...author, body, mentions }, { ...TRUSTED, summary });
}

/**
 * Puts a comment into other words, or at the top of the record's timeline. Its former words stay in the journal.
 * @throws Problem not-found, forbidden for another's words, conflict, invalid
 */
export async function changeComment(ctx: Ctx, id: string, given: ChangeComment): Promise<Done<Comment>> {
  const { version, body, mentions: ids, isPinned } = given;
  const before = await findRecord(ctx, comment, id);
  const isReworded = body !== undefined || ids !== undefined;
  if (isReworded && !isAuthor(ctx, before)) throw forbidden("Only who wrote this comment may change its words.");
  const object = commentable(before.object);
  const doc = await findRecord(ctx, object, before.recordId);
  const text = body ?? before.body;
  const former = mentionedIn(before.mentions);
  const mentions = isReworded
    ? await readMentions(ctx, object, before.recordId, { body: text, ids: ids ?? former, former })
    : undefined;
  const patch = {
    ...(isPinned !== undefined && { isPinned }),
    ...(isReworded && { body: text, mentions, ...(text !== before.body && { editedAt: ctx.now().toISOString() }) }),
  };
  const verb = isReworded ? "Changed a comment on" : isPinned ? "Pinned a comment on" : "Unpinned a comment on";
  const summary = `${verb} ${named(object, doc)}`;
  return inOperation(ctx, { kind: "update", summary }, async (ctx) => {
    const { result } = await updateRecord(ctx, comment, id, patch, { ...TRUSTED, version });
    const mentioned = mentionedIn(mentions).filter((one) => !former.includes(one));
    if (mentioned.length > 0) {
      const about = { aboutObject: before.object, aboutId: before.recordId, parentId: before.parentId };
      const payload = { commentId: id, ...about, mentioned };
      emit(ctx, commentMentioned, { object: comment.meta.name, recordId: id, payload });
    }
    return result;
  });
}

/** Takes a comment's words away; who said something, and when, stays. @throws Problem not-found, forbidden */
export async function deleteComment(ctx: Ctx, id: string): Promise<Done<AnyDoc>> {
  const before = await findRecord(ctx, comment, id);
  if (!isAuthor(ctx, before) && !governs(ctx)) throw forbidden("Only who wrote this comment may delete it.");
  const object = commentable(before.object);
  const doc = await findRecord(ctx, object, before.recordId);
  return deleteRecord(ctx, comment, id, { ...TRUSTED, summary: `Deleted a comment on ${named(object, doc)}` });
}

/** Who else is in a thread: its authors, whom to tell of another answer. */
export async function authorsOf(ctx: Ctx, threadId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    ctx.db,
    sql`select distinct author_id as id from comments
      where org_id = ${ctx.org.id} and (id = ${threadId} or parent_id = ${threadId}) and author_id is not null and deleted_at is null`,
  );
  return rows.map(({ id }) => id);
}

/** What these comments say, of those that are there and on records the actor may read. */
export async function wordsOf(ctx: Ctx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await query<{ id: string; body: string }>(
    ctx.db,
    sql`select t.id, t.body from comments t where t.org_id = ${ctx.org.id} and t.id = any(${uuidArray(ids)})
      and t.deleted_at is null${andAlso(scope(ctx, comment, "read"))}`,
  );
  return new Map(rows.map(({ id, body }) => [id, body]));
}

/** An answer to an answer belongs to the same thread. @throws Problem invalid */
async function threadOf(ctx: Ctx, id: string, recordId: string): Promise<string> {
  const [parent] = await query<{ id: string; parent: string | null }>(
    ctx.db,
    sql`select id, parent_id as parent from comments where org_id = ${ctx.org.id} and id = ${id} and record_id = ${recordId}`,
  );
  if (!parent) throw invalidField("parentId", "There is no such comment on this record.");
  return parent.parent ?? parent.id;
}

/** An object whose records can be spoken about. @throws Problem invalid */
export function commentable(name: string): ObjectDefinition {
  const object = allObjects().find(({ meta }) => meta.name === name);
  if (!object) throw invalidField("object", `“${name}” is not an object of Mainstay.`);
  return object;
}

const isAuthor = (ctx: Ctx, { authorId }: Comment) => authorId !== null && authorId === ctx.member?.id;

const named = (object: ObjectDefinition, doc: AnyDoc) =>
  `${object.meta.label.toLowerCase()} ${titleOf(object, doc)}`.trim();
