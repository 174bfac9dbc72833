import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { done } from "../../records/record.routes.ts";
import { documentSchema } from "../../records/schemas.ts";
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
];
