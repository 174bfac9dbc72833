import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { done } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
import { countView, listAlerts, unwatchView, watchView } from "./alerts.service.ts";
import { view } from "./views.object.ts";
import { ChangeView, changeView, deleteView, findView, listViews, SaveView, saveView } from "./views.service.ts";

const common = { tag: view.meta.pluralLabel, right: "member" } as const;

/** Saved views: everybody keeps their own, and may share them. */
export const viewRoutes = (): Route[] => [
  defineRoute({
    ...common,
    id: "listViews",
    method: "get",
    path: "/views",
    summary: "My views and those shared with everybody",
    query: z.object({ object: z.string().max(60).optional() }),
    answer: z.array(documentSchema(view)),
    run: (ctx, { query }) => listViews(ctx, query.object),
  }),
  defineRoute({
    ...common,
    id: "createView",
    method: "post",
    path: "/views",
    summary: "Save a view",
    status: 201,
    body: SaveView,
    answer: documentSchema(view),
    run: async (ctx, { body }) => done(ctx, view, await saveView(ctx, body), 201),
  }),
  defineRoute({
    ...common,
    id: "getView",
    method: "get",
    path: "/views/{id}",
    summary: "Get a view",
    params: Id,
    answer: documentSchema(view),
    run: (ctx, { params }) => findView(ctx, params.id),
  }),
  defineRoute({
    ...common,
    id: "updateView",
    method: "patch",
    path: "/views/{id}",
    summary: "Change a view",
    params: Id,
    body: ChangeView,
    answer: documentSchema(view),
    run: async (ctx, { params, body }) => done(ctx, view, await changeView(ctx, params.id, body)),
  }),
  defineRoute({
    ...common,
    id: "deleteView",
    method: "delete",
    path: "/views/{id}",
    summary: "Delete a view",
    params: Id,
    answer: documentSchema(view),
    run: async (ctx, { params }) => done(ctx, view, await deleteView(ctx, params.id)),
  }),
  defineRoute({
    ...common,
    id: "countView",
    method: "get",
    path: "/views/{id}/count",
    summary: `How many records a view shows, counted up to ${MOST_COUNTED}`,
    params: Id,
    answer: z.object({ count: z.int(), isMore: z.boolean().describe("There are more than were counted") }),
    run: async (ctx, { params }) => countView(ctx, await findView(ctx, params.id), MOST_COUNTED),
  }),
  defineRoute({
    ...common,
    id: "listViewAlerts",
    method: "get",
    path: "/view-alerts",
    summary: "The views whose new records I am told of",
    answer: z.array(z.uuid()),
    run: (ctx) => listAlerts(ctx),
  }),
  defineRoute({
    ...common,
    id: "watchView",
    method: "put",
    path: "/views/{id}/alert",
    summary: "Tell me when a record enters a view; each once until it has left",
    status: 204,
    params: Id,
    run: (ctx, { params }) => watchView(ctx, params.id),
  }),
  defineRoute({
    ...common,
    id: "unwatchView",
    method: "delete",
    path: "/views/{id}/alert",
    summary: "No longer tell me of records that enter a view",
    status: 204,
    params: Id,
    run: (ctx, { params }) => unwatchView(ctx, params.id),
  }),
];

/** More than this nobody reads off a number beside a name. */
const MOST_COUNTED = 999;
