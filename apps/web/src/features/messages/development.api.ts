import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { ChannelKind } from "./messages.api.ts";

/** A message that stayed on this server, as the customer would see it. */
export interface Letter {
  id: string;
  at: string;
  subject: string | null;
  body: string;
  /** From the organization to the customer. */
  isFromUs: boolean;
}

export interface Talk {
  /** The customer's address or number. */
  address: string;
  /** Oldest first. */
  letters: Letter[];
}

export type Pretence = "reply" | "bounce" | "complaint";

const PROVIDERS: Record<ChannelKind, string> = { email: "mailbox", sms: "phone" };

const SHOWN = 100;
const REFRESH_MS = 3_000;

/** What would have been sent, by whom it is for, while no provider is set up; what comes later shows by itself. */
export const customerSideQuery = (channel: ChannelKind) =>
  queryOptions({
    queryKey: ["records", "message", "development", channel],
    queryFn: async ({ signal }): Promise<Talk[]> => {
      const filter = `channel:${channel} provider:${PROVIDERS[channel]}`;
      const query = { filter, sort: "-createdAt", limit: SHOWN };
      const { data } = await good(api.GET("/api/v1/messages", { params: { query }, signal }));
      const gone = data.filter(({ direction, sentAt }) => direction === "inbound" || sentAt);
      const byAddress = Map.groupBy(gone, ({ direction, from, to }) => (direction === "inbound" ? (from ?? "") : to));
      return [...byAddress].map(([address, own]) => ({
        address,
        letters: own
          .map(({ id, sentAt, createdAt, subject, body, direction }) => ({
            id,
            at: sentAt ?? createdAt,
            subject,
            body,
            isFromUs: direction !== "inbound",
          }))
          .toReversed(),
      }));
    },
    refetchInterval: REFRESH_MS,
  });

interface Answer {
  messageId: string;
  kind: Pretence;
  text: string;
}

/** Answers as the customer, to the last message they got. */
export function useAnswerAsCustomer() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ messageId, kind, text }: Answer) =>
      good(
        api.POST("/api/v1/messages/{id}/answer-as-customer", {
          params: { path: { id: messageId } },
          body: { kind, text },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["records"] }),
  });
}
