import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import { toast } from "../../ui/toast.store.ts";
import type { About } from "./about.ts";

export type Message = Schemas["Message"];
export type Verdict = Schemas["Verdict"];
export type ChannelKind = Message["channel"];
export type Purpose = Message["purpose"];

/** A message as its author gives it. */
export interface Words extends About {
  channel: ChannelKind;
  to?: string;
  subject?: string;
  body: string;
  purpose: Purpose;
}

const SHOWN = 100;

/** Everything written to and by somebody, on whatever channel, newest first. */
export const conversationQuery = (filter: string) =>
  queryOptions({
    queryKey: ["records", "message", "conversation", filter],
    queryFn: async ({ signal }) => {
      const query = { filter, sort: "-createdAt", limit: SHOWN, expand: "ownerId" };
      return (await good(api.GET("/api/v1/messages", { params: { query }, signal }))).data;
    },
  });

/** What would be decided about these words now. */
export const previewQuery = (words: Words) =>
  queryOptions({
    queryKey: ["records", "message", "preview", words],
    queryFn: async ({ signal }) => (await good(api.POST("/api/v1/messages/preview", { body: words, signal }))).data,
    placeholderData: (previous) => previous,
    retry: false,
  });

/** The same for a message that is written. */
export const verdictQuery = (message: Pick<Message, "id" | "version">) =>
  queryOptions({
    queryKey: ["records", "message", "verdict", message.id, message.version],
    queryFn: async ({ signal }) =>
      (await good(api.GET("/api/v1/messages/{id}/verdict", { params: { path: { id: message.id } }, signal }))).data,
  });

/**
 * Writes a message, and lets it go out unless somebody else has to say yes first.
 * @param key the same for the same words, so that a second try does not write them twice
 */
export async function writeMessage({ words, send, key }: { words: Words; send: boolean; key: string }) {
  const header = { "Idempotency-Key": key };
  const { data } = await good(api.POST("/api/v1/messages", { params: { header }, body: words }));
  if (!send) return { data };
  return { data: (await sendMessage(data.id)).data };
}

export const sendMessage = (id: string) =>
  good(api.POST("/api/v1/messages/{id}/send", { params: { path: { id } }, body: {} }));

export const cancelMessage = (id: string) =>
  good(api.POST("/api/v1/messages/{id}/cancel", { params: { path: { id } }, body: {} }));

export const resolveMessage = (id: string, outcome: "sent" | "failed") =>
  good(api.POST("/api/v1/messages/{id}/resolve", { params: { path: { id } }, body: { outcome } }));

/** An act on messages that no Undo takes back; what is on screen is read again, also when it failed. */
export function useMessageAct<Input, T>(act: (input: Input) => Promise<T>, done: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => toast({ tone: "done", text: done }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["records"] }),
  });
}
