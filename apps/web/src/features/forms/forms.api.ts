import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";

export interface PublicForm {
  id: string;
  key: string;
  name: string;
  /** The hosted page. */
  url: string;
  /** What to paste into one's own site. */
  snippet: string;
}

export const formsQuery = queryOptions({
  queryKey: ["forms"],
  queryFn: async () => (await good<{ data: PublicForm[] }>(api.GET("/forms"))).data,
});

export const createForm = (name: string) => good<{ data: PublicForm }>(api.POST("/forms", { body: { name } }));

export const deleteForm = (id: string) => good<object>(api.DELETE(`/forms/${id}`));
