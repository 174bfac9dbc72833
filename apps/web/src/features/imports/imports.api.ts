import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import { upload } from "../../lib/upload.ts";

export type Import = Schemas["Import"];
export type ImportMapping = Schemas["ImportMapping"];
export type ImportedRow = Schemas["ImportedRow"];
export type Outcome = ImportedRow["outcome"];

/** Objects that files can be imported into. */
export const IMPORTABLE = ["contact", "company", "lead", "deal", "task"];

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: async () => (await good(api.GET("/api/v1/imports"))).data,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["imports", id],
    queryFn: async () => (await good(api.GET("/api/v1/imports/{id}", { params: { path: { id } } }))).data,
  });

/** What would become, or has become, of the rows, page by page. */
export const rowsQuery = (id: string, outcome: Outcome) =>
  infiniteQueryOptions({
    queryKey: ["imports", id, "rows", outcome],
    queryFn: ({ pageParam }) => {
      const query = { outcome, limit: 50, cursor: pageParam };
      return good(api.GET("/api/v1/imports/{id}/rows", { params: { path: { id }, query } }));
    },
    initialPageParam: 0,
    getNextPageParam: ({ page }) => (page?.next ? Number(page.next) : undefined),
  });

export async function uploadFile(object: string, file: File, onProgress: (share: number) => void): Promise<Import> {
  const path = `/api/v1/imports?${new URLSearchParams({ object, fileName: file.name })}`;
  return (await upload<{ data: Import }>(path, file, onProgress)).data;
}

export interface Reading {
  encoding?: string;
  delimiter?: string;
  hasHeader?: boolean;
}

export const rereadImport = async (id: string, reading: Reading) =>
  (await good(api.PATCH("/api/v1/imports/{id}", { params: { path: { id } }, body: reading }))).data;

export const checkImport = (id: string, mapping: ImportMapping) =>
  good(api.POST("/api/v1/imports/{id}/check", { params: { path: { id } }, body: mapping }));

export const applyImport = (id: string) => good(api.POST("/api/v1/imports/{id}/apply", { params: { path: { id } } }));

export const discardImport = (id: string) => good(api.DELETE("/api/v1/imports/{id}", { params: { path: { id } } }));

export const rejectedFile = (id: string) => `/api/v1/imports/${id}/rejected`;

/** The kinds of field that a column can become. */
export type NewFieldType = "text" | "longText" | "number" | "money" | "date" | "boolean" | "url" | "email" | "phone";

/** Adds a field of the organization's own, its key made from its name. */
export const addField = (object: string, label: string, type: NewFieldType) =>
  good(api.POST("/api/v1/fields", { body: { object, label, type, key: keyFor(label) } }));

/** `Roof type (old)` is `roofTypeOld`. */
export function keyFor(label: string): string {
  const words =
    label
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .match(/[a-z0-9]+/gi) ?? [];
  const joined = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join("");
  return (/^[a-z]/.test(joined) ? joined : `field${joined}`).slice(0, 40);
}
