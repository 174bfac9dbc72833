import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import { Problem } from "../../lib/problem.ts";

export type Mail = Schemas["MailHead"];

/** What would have been mailed, while no mail server is configured; null once one is. */
export const mailboxQuery = queryOptions({
  queryKey: ["mailbox"],
  queryFn: async () => {
    try {
      return (await good(api.GET("/api/v1/mailbox"))).data;
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
    queryFn: async () => (await good(api.GET("/api/v1/mailbox/{id}", { params: { path: { id } } }))).data,
  });
