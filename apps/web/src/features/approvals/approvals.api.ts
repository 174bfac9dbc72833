import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import type { Message } from "../messages/messages.api.ts";
import type { QueueName } from "./approvals-search.ts";

const STATES: Record<QueueName, string> = { waiting: "draft", approved: "approved", held: "blocked,unknown" };
const SHOWN = 50;

/** A queue, the oldest first; the total says what lies beyond the page. */
export const queueQuery = (name: QueueName) =>
  queryOptions({
    queryKey: ["records", "message", "queue", name],
    queryFn: async ({ signal }) => {
      const query = {
        filter: `direction:outbound state:${STATES[name]}`,
        sort: "createdAt",
        limit: SHOWN,
        total: "true" as const,
        expand: "contactId,leadId,dealId",
      };
      const { data, page } = await good(api.GET("/api/v1/messages", { params: { query }, signal }));
      return { messages: data, total: page?.total ?? data.length };
    },
  });

/** How much waits for a yes. */
export const waitingCountQuery = queryOptions({
  queryKey: ["records", "message", "queue", "count"],
  queryFn: async ({ signal }) => {
    const query = {
      filter: `direction:outbound state:${STATES.waiting}`,
      limit: 1,
      total: "true" as const,
      fields: "id",
    };
    return (await good(api.GET("/api/v1/messages", { params: { query }, signal }))).page?.total ?? 0;
  },
});

/** Says yes to the words as they were read, and lets them go out when `send` says so. */
export const approve = ({ id, contentHash, send }: Pick<Message, "id" | "contentHash"> & { send: boolean }) =>
  good(api.POST("/api/v1/messages/{id}/approve", { params: { path: { id } }, body: { contentHash, send } }));

export const reject = ({ id, reason }: { id: string; reason: string }) =>
  good(api.POST("/api/v1/messages/{id}/reject", { params: { path: { id } }, body: { reason: reason || null } }));

export interface Edit extends Pick<Message, "id" | "version" | "body"> {
  subject?: string;
}

export const editWords = ({ id, version, ...words }: Edit) =>
  good(api.PATCH("/api/v1/messages/{id}", { params: { path: { id } }, body: { ...words, version } }));

/** Says yes to messages that are one template and nothing else. */
export const approveAlike = ({ messages, send }: { messages: Message[]; send: boolean }) =>
  good(
    api.POST("/api/v1/messages/approve", {
      body: { messages: messages.map(({ id, contentHash }) => ({ id, contentHash })), send },
    }),
  );

export type Citation = { source: string; passage: string };

/** What a draft says it rests on; the document leaves it open. */
export const citationsOf = ({ citations }: Schemas["Message"]): Citation[] =>
  Array.isArray(citations) ? citations.filter(isCitation) : [];

const isCitation = (one: unknown): one is Citation =>
  typeof one === "object" && one !== null && "source" in one && "passage" in one;
