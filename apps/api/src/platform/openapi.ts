import { z } from "zod";
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Route } from "./route.ts";

const ProblemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({ id: "Problem" });

const Operation = z.object({ id: z.uuid(), summary: z.string() }).nullable();

/** The OpenAPI 3.1 document of the routes; what is not declared with a route is not in it. */
export function openApi(routes: Route[], { title, version }: { title: string; version: string }) {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = `/api/v1${route.path}`;
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: { title, version, description: "JSON in camelCase; answers `{ data }`; errors as RFC 9457 problem details." },
    servers: [{ url: "/" }],
    security: [{ session: [] }, { apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "mainstay.session_token" },
        apiKey: { type: "http", scheme: "bearer" },
      },
    },
  });
}

function operationOf(route: Route) {
  const isWrite = route.method !== "get";
  const envelope = {
    data: route.answer ?? z.null(),
    ...(route.query && { page: z.object({ next: z.string().nullable(), total: z.int().optional() }).optional() }),
    ...(isWrite && { operation: Operation.optional() }),
  };
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.tag],
    "x-right": route.right,
    ...(route.right === "public" && { security: [] }),
    requestParams: {
      ...(route.params instanceof z.ZodObject && { path: route.params }),
      ...(route.query instanceof z.ZodObject && { query: route.query }),
      ...(route.method === "post" && { header: z.object({ "Idempotency-Key": z.string().max(255).optional() }) }),
    },
    ...(route.upload && {
      requestBody: { content: { "application/octet-stream": { schema: z.string().meta({ format: "binary" }) } } },
    }),
    ...(route.body && { requestBody: { content: { "application/json": { schema: route.body } } } }),
    responses: {
      [route.status ?? 200]:
        route.status === 204
          ? { description: "Done" }
          : { description: route.summary, content: { "application/json": { schema: z.object(envelope) } } },
      default: { description: "A problem", content: { "application/problem+json": { schema: ProblemDocument } } },
    },
  };
}
