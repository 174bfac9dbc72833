import { z } from "zod";
import type { Ctx } from "../../../platform/context.ts";
import { Id } from "../../../platform/http.ts";
import { defineRoute, type Route } from "../../../platform/route.ts";
import { testMessage } from "../wording.ts";
import {
  type Asking,
  listBrowsers,
  PushBrowser,
  removeBrowser,
  SubscribeBrowser,
  subscribeBrowser,
  testBrowser,
} from "./subscriptions.service.ts";

const common = { tag: "Notifications", right: "member" } as const;

/** Browsers that show a member's notifications though Mainstay is not open in them. */
export const pushRoutes: Route[] = [
  defineRoute({
    ...common,
    id: "listPushBrowsers",
    method: "get",
    path: "/push-subscriptions",
    summary: "The browsers that show one's notifications",
    answer: z.array(PushBrowser),
    run: async (ctx, { headers }) => listBrowsers(ctx, await whoAsks(ctx, headers)),
  }),
  defineRoute({
    ...common,
    id: "subscribeBrowser",
    method: "post",
    path: "/push-subscriptions",
    summary: "Show one's notifications in the browser that asks",
    status: 201,
    body: SubscribeBrowser,
    answer: PushBrowser,
    run: async (ctx, { headers, body }) => subscribeBrowser(ctx, await whoAsks(ctx, headers), body),
  }),
  defineRoute({
    ...common,
    id: "removePushBrowser",
    method: "delete",
    path: "/push-subscriptions/{id}",
    summary: "Show nothing more in a browser",
    status: 204,
    params: Id,
    run: (ctx, { params }) => removeBrowser(ctx, params.id),
  }),
  defineRoute({
    ...common,
    id: "testPushBrowser",
    method: "post",
    path: "/push-subscriptions/{id}/test",
    summary: "Show something in a browser at once, to see that it is shown",
    status: 204,
    asksOutside: true,
    params: Id,
    run: (ctx, { params }) => testBrowser(ctx, params.id, testMessage(ctx)),
  }),
];

async function whoAsks(ctx: Ctx, headers: Headers): Promise<Asking> {
  const identity = await ctx.house.auth.identify(headers);
  return { sessionId: identity?.sessionId ?? null, userAgent: headers.get("user-agent") };
}
