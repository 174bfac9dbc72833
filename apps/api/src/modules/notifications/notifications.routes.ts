import { z } from "zod";
import { Id } from "../../platform/http.ts";
import { defineRoute, type Route } from "../../platform/route.ts";
import { listDeliveries, NotificationDelivery } from "./deliveries.log.ts";
import {
  countUnread,
  ListNotifications,
  listNotifications,
  MarkNotification,
  MarkNotifications,
  markNotifications,
} from "./inbox.service.ts";
import { Notification } from "./items.ts";
import { ListMutes, listMutes, Mute, MuteRecord, muteRecord, unmute } from "./mutes.service.ts";
import {
  ChangeNotificationSettings,
  changeSettings,
  NotificationSettings,
  readSettings,
} from "./preferences.service.ts";
import { pushRoutes } from "./push/push.routes.ts";
import { phoneRoutes } from "./texting/phone.routes.ts";

const common = { tag: "Notifications", right: "member" } as const;
const Marked = z.object({ count: z.int() });

/** What a member is told of, private to them: nothing of it is the business's, so nothing of it is journalled. */
export const notificationRoutes: Route[] = [
  ...pushRoutes,
  ...phoneRoutes,
  defineRoute({
    ...common,
    id: "listNotifications",
    method: "get",
    path: "/notifications",
    summary: "What one has been told, the newest first",
    query: ListNotifications,
    answer: z.array(Notification),
    run: (ctx, { query }) => listNotifications(ctx, query),
  }),
  defineRoute({
    ...common,
    id: "countNotifications",
    method: "get",
    path: "/notifications/count",
    summary: "How much of it is unread; 100 stands for that much and more",
    answer: z.object({ unread: z.int() }),
    run: async (ctx) => ({ unread: await countUnread(ctx) }),
  }),
  defineRoute({
    ...common,
    id: "markNotifications",
    method: "post",
    path: "/notifications/mark",
    summary: "Mark several as read, archive them or put them off",
    body: MarkNotifications,
    answer: Marked,
    run: (ctx, { body }) => markNotifications(ctx, body),
  }),
  defineRoute({
    ...common,
    id: "markNotification",
    method: "patch",
    path: "/notifications/{id}",
    summary: "Mark one as read, archive it or put it off",
    params: Id,
    body: MarkNotification,
    answer: Marked,
    run: (ctx, { params, body }) => markNotifications(ctx, { ...body, ids: [params.id] }),
  }),
  defineRoute({
    ...common,
    id: "listMutes",
    method: "get",
    path: "/notification-mutes",
    summary: "Records one wants to hear nothing of, the latest first",
    query: ListMutes,
    answer: z.array(Mute),
    run: (ctx, { query }) => listMutes(ctx, query),
  }),
  defineRoute({
    ...common,
    id: "muteRecord",
    method: "post",
    path: "/notification-mutes",
    summary: "Hear nothing more of a record, unless one is named",
    status: 201,
    body: MuteRecord,
    answer: Mute,
    run: (ctx, { body }) => muteRecord(ctx, body),
  }),
  defineRoute({
    ...common,
    id: "unmuteRecord",
    method: "delete",
    path: "/notification-mutes/{id}",
    summary: "Hear of a record again",
    status: 204,
    params: Id,
    run: (ctx, { params }) => unmute(ctx, params.id),
  }),
  defineRoute({
    ...common,
    id: "getNotificationSettings",
    method: "get",
    path: "/notification-settings",
    summary: "How one is told of what",
    answer: NotificationSettings,
    run: (ctx) => readSettings(ctx),
  }),
  defineRoute({
    ...common,
    id: "changeNotificationSettings",
    method: "patch",
    path: "/notification-settings",
    summary: "Change how one is told of what",
    body: ChangeNotificationSettings,
    answer: NotificationSettings,
    run: (ctx, { body }) => changeSettings(ctx, body),
  }),
  defineRoute({
    ...common,
    id: "listNotificationDeliveries",
    method: "get",
    path: "/notification-deliveries",
    summary: "What was sent to one outside the product, and what was not and why",
    answer: z.array(NotificationDelivery),
    run: (ctx) => listDeliveries(ctx),
  }),
];
