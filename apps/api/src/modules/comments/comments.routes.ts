import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { Answer, defineRoute, type Route } from "../../platform/route.ts";
import {
  AddComment,
  addComment,
  ChangeComment,
  changeComment,
  commentable,
  deleteComment,
  ListComments,
  listComments,
  readComment,
} from "./comments.service.ts";
import { FormerWords, readFormerWords } from "./history.ts";
import { Mentionable, suggestMentions } from "./mentions.ts";

const moment = z.iso.datetime({ offset: true });
const Comment = z
  .object({
    id: z.uuid(),
    version: z.int(),
    object: z.string(),
    recordId: z.uuid(),
    parentId: z.uuid().nullable(),
    body: z.string().nullable().describe("Null once it is deleted"),
    mentions: z.array(z.object({ memberId: z.uuid(), name: z.string() })),
    author: z.object({ id: z.uuid().nullable(), name: z.string() }),
    createdAt: moment,
    editedAt: moment.nullable(),
    deletedAt: moment.nullable(),
    isPinned: z.boolean(),
    can: z.object({ edit: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: "Comment" });
const Thread = Comment.extend({ replies: z.array(Comment) }).meta({ id: "CommentThread" });

const About = z.object({ object: z.string().max(60), recordId: z.uuid() });
const common = { tag: "Comments", right: "member" } as const;

/** What members say to each other about records, as far as they may read them. */
export const commentRoutes: Route[] = [
  defineRoute({
    ...common,
    id: "listComments",
    method: "get",
    path: "/comments",
    summary: "The threads on a record, the oldest first",
    query: ListComments,
    answer: z.array(Thread),
    run: (ctx, { query }) => listComments(ctx, query),
  }),
  defineRoute({
    ...common,
    id: "suggestMentions",
    method: "get",
    path: "/comments/mentionable",
    summary: "Members who may see a record, and so can be named in a comment on it",
    query: About.extend({ q: z.string().max(100).default("") }),
    answer: z.array(Mentionable),
    run: (ctx, { query }) => suggestMentions(ctx, commentable(query.object), query.recordId, query.q),
  }),
  defineRoute({
    ...common,
    id: "addComment",
    method: "post",
    path: "/comments",
    summary: "Say something about a record, or answer a comment",
    status: 201,
    body: AddComment,
    answer: Comment,
    run: async (ctx, { body }) => {
      const { result, operation } = await addComment(ctx, body);
      return new Answer(201, { data: await readComment(ctx, result.id), operation });
    },
  }),
  defineRoute({
    ...common,
    id: "changeComment",
    method: "patch",
    path: "/comments/{id}",
    summary: "Put a comment of one's own into other words, or pin one",
    params: Id,
    body: ChangeComment,
    answer: Comment,
    run: async (ctx, { params, body }) => {
      const { operation } = await changeComment(ctx, params.id, body);
      return { data: await readComment(ctx, params.id), operation };
    },
  }),
  defineRoute({
    ...common,
    id: "deleteComment",
    method: "delete",
    path: "/comments/{id}",
    summary: "Take a comment's words away; that there was one stays",
    params: Id,
    answer: Comment,
    run: async (ctx, { params }) => {
      const { operation } = await deleteComment(ctx, params.id);
      return { data: await readComment(ctx, params.id), operation };
    },
  }),
  defineRoute({
    ...common,
    id: "getCommentHistory",
    method: "get",
    path: "/comments/{id}/history",
    summary: "What a comment said before it was changed",
    params: Id,
    answer: z.array(FormerWords),
    run: (ctx, { params }) => readFormerWords(ctx, params.id),
  }),
];
