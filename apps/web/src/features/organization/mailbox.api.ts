import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import { Problem } from "../../lib/problem.ts";

export interface Mail {
  id: string;
  to: string;
  subject: string;
  at: string;
  text?: string;
}

/** What would have been mailed, while no mail server is configured; null once one is. */
export const mailboxQuery = queryOptions({
  queryKey: ["mailbox"],
  queryFn: async () => {
    try {
      return (await good<{ data: Mail[] }>(api.GET("/mailbox"))).data;
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return null;
      throw error;
    }
  },
  staleTime: 0,
});

export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ["mailbox", id],
    queryFn: async () => (await good<{ data: Mail }>(api.GET(`/mailbox/${id}`))).data,
  });
