import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

/** A form with the address of its hosted page and the snippet to paste into one's own site. */
export type PublicForm = Schemas["Form"] & { url: string; snippet: string };

export const formsQuery = queryOptions({
  queryKey: ["forms"],
  queryFn: async () => (await good(api.GET("/api/v1/forms"))).data,
});

export const createForm = (name: string) => good(api.POST("/api/v1/forms", { body: { name } }));

interface FormChange {
  id: string;
  version: number;
  values: Record<string, unknown>;
}

export const changeForm = ({ id, version, values }: FormChange) =>
  good(api.PATCH("/api/v1/forms/{id}", { params: { path: { id } }, body: { ...values, version } }));

export const deleteForm = (id: string) => good(api.DELETE("/api/v1/forms/{id}", { params: { path: { id } } }));

export type FormPage = "form" | "thanks";

/** The form's page as unsaved values would make it. */
export const previewQuery = (id: string, values: Record<string, unknown>, page: FormPage) =>
  queryOptions({
    queryKey: ["forms", id, "preview", page, values],
    queryFn: async ({ signal }) => {
      const params = { path: { id } };
      return (await good(api.POST("/api/v1/forms/{id}/preview", { params, body: { values, page }, signal }))).data.html;
    },
    placeholderData: (previous) => previous,
    retry: false,
  });
