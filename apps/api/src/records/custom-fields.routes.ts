import { z } from "zod";
import { Id } from "../platform/http.ts";
import { QueryFlag } from "../platform/query-flag.ts";
import { Answer, defineRoute, type Route } from "../platform/route.ts";
import { ChangeField, CustomField, DefineField, OrderFields } from "./custom-fields.schemas.ts";
import {
  changeCustomField,
  defineCustomField,
  listCustomFields,
  orderCustomFields,
  removeCustomField,
  restoreCustomField,
} from "./custom-fields.service.ts";
import type { Done } from "./operation.ts";

const tag = "Objects and fields";
const right = { capability: "fields" } as const;

/** Fields that an organization adds to objects. */
export const customFieldRoutes: Route[] = [
  defineRoute({
    id: "listFields",
    method: "get",
    path: "/fields",
    tag,
    right: "member",
    summary: "The organization's own fields",
    query: z.object({
      archived: QueryFlag.describe("Those taken away instead"),
    }),
    answer: z.array(CustomField),
    run: (ctx, { query }) => listCustomFields(ctx, query),
  }),
  defineRoute({
    id: "defineField",
    method: "post",
    path: "/fields",
    tag,
    right,
    summary: "Add a field to an object",
    body: DefineField,
    answer: CustomField,
    status: 201,
    run: async (ctx, { body }) => answered(await defineCustomField(ctx, body), 201),
  }),
  defineRoute({
    id: "orderFields",
    method: "put",
    path: "/fields/order",
    tag,
    right,
    summary: "Put an object's fields into another order",
    body: OrderFields,
    answer: z.array(CustomField),
    run: async (ctx, { body }) => answered(await orderCustomFields(ctx, body)),
  }),
  defineRoute({
    id: "changeField",
    method: "patch",
    path: "/fields/{id}",
    tag,
    right,
    summary: "Change a field's label, help or options",
    params: Id,
    body: ChangeField,
    answer: CustomField,
    run: async (ctx, { params, body }) => answered(await changeCustomField(ctx, params.id, body)),
  }),
  defineRoute({
    id: "removeField",
    method: "delete",
    path: "/fields/{id}",
    tag,
    right,
    summary: "Archive a field; its values stay",
    params: Id,
    answer: z.object({ id: z.uuid() }),
    run: async (ctx, { params }) => answered(await removeCustomField(ctx, params.id)),
  }),
  defineRoute({
    id: "restoreField",
    method: "post",
    path: "/fields/{id}/restore",
    tag,
    right,
    summary: "Bring an archived field back",
    params: Id,
    answer: CustomField,
    run: async (ctx, { params }) => answered(await restoreCustomField(ctx, params.id)),
  }),
];

const answered = ({ result, operation }: Done<unknown>, status: 200 | 201 = 200) =>
  new Answer(status, { data: result, operation });
