import { z } from "zod";
import { Id } from "../platform/http.ts";
import { defineRoute, type Route } from "../platform/route.ts";
import { fieldHistory } from "./field-history.ts";
import type { ObjectDefinition } from "./object.ts";
import { capitalised } from "./schemas.ts";

const ValueThen = z.object({
  operationId: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  actor: z.object({ type: z.string(), name: z.string() }),
  source: z.string(),
  summary: z.string(),
  reason: z.string().nullable(),
  value: z.unknown(),
  before: z.unknown(),
  titles: z.record(z.string(), z.string()).nullable(),
  isUndone: z.boolean(),
});

/** What each field of a record has been. */
export function fieldHistoryRoute(object: ObjectDefinition): Route {
  const { name, plural, label, pluralLabel } = object.meta;
  return defineRoute({
    tag: pluralLabel,
    id: `get${capitalised(name)}FieldHistory`,
    method: "get",
    path: `/${plural}/{id}/history`,
    right: { object: name, action: "read" },
    summary: `The values of one field of a ${label.toLowerCase()} over time, newest first`,
    params: Id,
    query: z.object({
      field: z.string().max(100).describe("`title`, or `custom.roofType` for a field of the organization's own"),
      cursor: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.array(ValueThen),
    run: (ctx, { params, query }) => fieldHistory(ctx, object, params.id, query),
  });
}
