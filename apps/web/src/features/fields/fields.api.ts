import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export type CustomField = Schemas["CustomField"];

export type FieldValues = Omit<Schemas["DefineField"], "object" | "key" | "type">;

export const fieldsQuery = queryOptions({
  queryKey: ["fields"],
  queryFn: async () => (await good(api.GET("/api/v1/fields"))).data,
});

/** Fields taken away, whose values are still in the records. */
export const archivedFieldsQuery = queryOptions({
  queryKey: ["fields", "archived"],
  queryFn: async () => (await good(api.GET("/api/v1/fields", { params: { query: { archived: "true" } } }))).data,
});

export const defineField = (body: Schemas["DefineField"]) => good(api.POST("/api/v1/fields", { body }));

export const changeField = ({ id, ...change }: { id: string } & Schemas["ChangeField"]) =>
  good(api.PATCH("/api/v1/fields/{id}", { params: { path: { id } }, body: change }));

export const archiveField = (id: string) => good(api.DELETE("/api/v1/fields/{id}", { params: { path: { id } } }));

export const restoreField = (id: string) => good(api.POST("/api/v1/fields/{id}/restore", { params: { path: { id } } }));

export const orderFields = (body: { object: string; ids: string[] }) => good(api.PUT("/api/v1/fields/order", { body }));
