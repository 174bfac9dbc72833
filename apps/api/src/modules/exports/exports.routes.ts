import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { StartExport } from "./exports.schemas.ts";
import { exportedFile, startExport } from "./exports.service.ts";

const common = { tag: "Exports", right: { capability: "export" } } as const;

export const exportRoutes: Route[] = [
  defineRoute({
    ...common,
    id: "createExport",
    method: "post",
    path: "/exports",
    summary: "Write the records of a list, or the whole organization, to a file in the background",
    body: StartExport,
    answer: z.object({ id: z.uuid(), job: z.object({ id: z.uuid() }) }),
    status: 202,
    run: async (ctx, { body }) => {
      const { id } = await startExport(ctx, body);
      return { id, job: { id } };
    },
  }),
  defineRoute({
    ...common,
    id: "downloadExport",
    method: "get",
    path: "/exports/{id}/file",
    summary: "The finished file",
    params: Id,
    run: (ctx, { params }) => exportedFile(ctx, params.id),
  }),
];
