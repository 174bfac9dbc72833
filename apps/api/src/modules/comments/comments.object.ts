import { boolean, datetime, json, longText, member, text } from "@mainstay/model";
import { aboutReadable } from "../../records/about.ts";
import { type Doc, defineObject } from "../../records/object.ts";
import { commentCreated } from "./comments.events.ts";
import { comments, type Mention } from "./comments.table.ts";

export type Comment = Doc<typeof comments>;

export const MAX_BODY = 10_000;

/**
 * Journalled and undone like any record, but with the rights of the record it is about: who may read that one reads
 * and writes comments on it. That a comment is changed by its author only is the service's rule, so that a merge of
 * two records, which moves comments of everybody, can be undone by who merged them.
 */
export const comment = defineObject({
  name: "comment",
  plural: "comments",
  label: "Comment",
  pluralLabel: "Comments",
  titleField: "body",
  ownerField: "authorId",
  table: comments,
  hangsOn: { object: "object", id: "recordId" },
  fields: {
    object: text("Of", { required: true }),
    recordId: text("About", { required: true }),
    parentId: text("Answers"),
    body: longText("Comment", { required: true, maxLength: MAX_BODY }),
    mentions: json("Mentions"),
    authorId: member("Author", { readOnly: true }),
    authorName: text("Author's name", { readOnly: true }),
    editedAt: datetime("Edited", { readOnly: true }),
    isPinned: boolean("Pinned"),
  },
  access: (ctx, _, alias) => aboutReadable(ctx, alias),
  events: { created: commentCreated },
  createdEvent: async (_, { object, recordId, parentId, mentions }) => ({
    aboutObject: object,
    aboutId: recordId,
    parentId,
    mentioned: mentionedIn(mentions),
  }),
});

/** Ids of the members whom a comment names. */
export const mentionedIn = (mentions: unknown): string[] =>
  Array.isArray(mentions) ? mentions.map(({ memberId }: Mention) => memberId) : [];
