import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export type Comment = Schemas["Comment"];
export type CommentThread = Schemas["CommentThread"];

/** The record that is spoken about. */
export interface About {
  object: string;
  recordId: string;
}

/** Somebody who can be named in a comment. */
export interface Mentionable {
  memberId: string;
  name: string;
  email: string;
}

/** A comment as it is being written: the text, and whom its `@` names stand for. */
export interface Words {
  body: string;
  mentions: Mentionable[];
}

export const NO_WORDS: Words = { body: "", mentions: [] };

/** Who may see the record, and so can be named, by a part of their name. */
export const mentionableQuery = ({ object, recordId }: About, q: string) =>
  queryOptions({
    queryKey: ["comments", "mentionable", object, recordId, q],
    queryFn: async ({ signal }): Promise<Mentionable[]> =>
      (await good(api.GET("/api/v1/comments/mentionable", { params: { query: { object, recordId, q } }, signal })))
        .data,
    placeholderData: (previous) => previous,
    staleTime: 60_000,
  });

/** Threads on something that is no page of its own, such as an activity. Below `records`: it is part of the story. */
export const threadsQuery = ({ object, recordId }: About) =>
  infiniteQueryOptions({
    queryKey: ["records", "comments", object, recordId],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { object, recordId, cursor: pageParam || undefined };
      return good(api.GET("/api/v1/comments", { params: { query }, signal }));
    },
    getNextPageParam: ({ page }) => page?.next,
  });

/** What a comment said before. */
export const formerWordsQuery = (id: string) =>
  queryOptions({
    queryKey: ["comments", "history", id],
    queryFn: async ({ signal }) =>
      (await good(api.GET("/api/v1/comments/{id}/history", { params: { path: { id } }, signal }))).data,
  });

export const addComment = ({ object, recordId }: About, words: Words, parentId?: string) =>
  good(api.POST("/api/v1/comments", { body: { object, recordId, parentId, ...sent(words) } }));

export const changeComment = ({ id, version }: Comment, change: Words | { isPinned: boolean }) => {
  const body = "isPinned" in change ? change : sent(change);
  return good(api.PATCH("/api/v1/comments/{id}", { params: { path: { id } }, body: { ...body, version } }));
};

export const deleteComment = ({ id }: Comment) =>
  good(api.DELETE("/api/v1/comments/{id}", { params: { path: { id } } }));

/** Names that were deleted from the text again are named no more. */
const sent = ({ body, mentions }: Words) => ({
  body,
  mentions: [...new Set(mentions.filter(({ name }) => body.includes(`@${name}`)).map(({ memberId }) => memberId))],
});
