import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { done, recordRoutes } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
import { file } from "./files.object.ts";
import { fileContent, KEEPERS, type Keeper, keepFile } from "./files.service.ts";

const tag = "Files";

/** Files of records; the body of a new one is the file itself. */
export const fileRoutes = (): Route[] => [
  defineRoute({
    id: "createFile",
    method: "post",
    path: "/files",
    tag,
    right: { object: "file", action: "create" },
    summary: "Keep a file with a record",
    query: z.object({
      object: z.enum(Object.keys(KEEPERS) as [Keeper, ...Keeper[]]),
      recordId: z.uuid(),
      name: z.string().trim().min(1).max(255),
    }),
    upload: true,
    answer: documentSchema(file),
    status: 201,
    run: async (ctx, { query, upload }) => done(ctx, file, await keepFile(ctx, query, upload), 201),
  }),
  defineRoute({
    id: "downloadFile",
    method: "get",
    path: "/files/{id}/content",
    tag,
    right: { object: "file", action: "read" },
    summary: "What is in a file",
    params: Id,
    run: (ctx, { params }) => fileContent(ctx, params.id),
  }),
  ...recordRoutes(file).filter(({ id }) => id !== "createFile"),
];
