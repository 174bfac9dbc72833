import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

/** A form with the address of its hosted page and the snippet to paste into one's own site. */
export type PublicForm = Schemas["Form"] & { url: string; snippet: string };

export const formsQuery = queryOptions({
  queryKey: ["forms"],
  queryFn: async () => (await good(api.GET("/api/v1/forms"))).data,
});

export const createForm = (name: string) => good(api.POST("/api/v1/forms", { body: { name } }));

export const deleteForm = (id: string) => good(api.DELETE("/api/v1/forms/{id}", { params: { path: { id } } }));
