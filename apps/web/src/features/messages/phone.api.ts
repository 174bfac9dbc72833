import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";

/** A text on the development phone, as its owner sees it. */
export interface PhoneText {
  id: string;
  at: string;
  body: string;
  /** From the organization to the phone. */
  isFromUs: boolean;
}

export interface Conversation {
  /** The customer's number. */
  number: string;
  /** Oldest first. */
  texts: PhoneText[];
}

const SHOWN = 100;
const REFRESH_MS = 3_000;

/** What would have been texted, by number, while no provider is set up; what comes later shows by itself. */
export const phoneQuery = queryOptions({
  queryKey: ["development-phone"],
  queryFn: async ({ signal }): Promise<Conversation[]> => {
    const query = { filter: "channel:sms provider:phone", sort: "-createdAt", limit: SHOWN };
    const { data } = await good(api.GET("/api/v1/messages", { params: { query }, signal }));
    const texts = data.filter((text) => text.direction === "inbound" || text.sentAt);
    const byNumber = Map.groupBy(texts, (text) => String(text.direction === "inbound" ? text.from : text.to));
    return [...byNumber].map(([number, own]) => ({
      number,
      texts: own
        .map((text) => ({
          id: String(text.id),
          at: String(text.sentAt ?? text.createdAt),
          body: String(text.body),
          isFromUs: text.direction !== "inbound",
        }))
        .toReversed(),
    }));
  },
  refetchInterval: REFRESH_MS,
});

/** Answers as the customer, to the last text they got. */
export function useAnswerAsCustomer() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ messageId, text }: { messageId: string; text: string }) =>
      good(
        api.POST("/api/v1/messages/{id}/answer-as-customer", {
          params: { path: { id: messageId } },
          body: { kind: "reply", text },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries(phoneQuery),
  });
}
