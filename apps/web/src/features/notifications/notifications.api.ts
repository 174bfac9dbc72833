import { infiniteQueryOptions, queryOptions, useMutation } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import { queryClient } from "../../lib/query-client.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import type { InboxState } from "./inbox-states.ts";

export type Notification = Schemas["Notification"];
export type NotificationSettings = Schemas["NotificationSettings"];
export type NotificationType = Notification["type"];
export type NotificationDelivery = Schemas["NotificationDelivery"];

/** Everything of notifications is stale at once when the server says that there is something new. */
const KEY = ["notifications"];

/** Also finds what was put off and is due again, which nobody announces. */
const LOOK_AGAIN_MS = 60_000;

export const countQuery = queryOptions({
  queryKey: [...KEY, "count"],
  queryFn: async ({ signal }) => (await good(api.GET("/api/v1/notifications/count", { signal }))).data.unread,
  refetchInterval: LOOK_AGAIN_MS,
});

export const inboxQuery = (state: InboxState) =>
  infiniteQueryOptions({
    queryKey: [...KEY, "list", state],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { state, cursor: pageParam || undefined, limit: 30 };
      return good(api.GET("/api/v1/notifications", { params: { query }, signal }));
    },
    getNextPageParam: ({ page }) => page?.next,
  });

type Mark = Schemas["MarkNotification"];

interface Marking {
  /** Everything in the inbox without. */
  ids?: string[];
  mark: Omit<Mark, "ids">;
}

/** Marks notifications; the screens show it once the server has said so. */
export function useMark() {
  return useMutation({
    mutationFn: ({ ids, mark }: Marking) => good(api.POST("/api/v1/notifications/mark", { body: { ...mark, ids } })),
    onError: (error) => announceFailure(error, m.notifications_not_marked()),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

export const settingsQuery = queryOptions({
  queryKey: [...KEY, "settings"],
  queryFn: async ({ signal }) => (await good(api.GET("/api/v1/notification-settings", { signal }))).data,
});

export const changeSettings = (change: Schemas["ChangeNotificationSettings"]) =>
  good(api.PATCH("/api/v1/notification-settings", { body: change }));

export type Way = "inApp" | NotificationDelivery["channel"];
export type Choice = Partial<Record<Way, boolean>>;

/** Chooses by which way one type of news comes. Settles when the screen knows what holds; what failed has been said. */
export async function choose(type: NotificationType, choice: Choice): Promise<void> {
  await changeSettings({ choices: { [type]: choice } }).catch((error: unknown) => announceFailure(error));
  await queryClient.invalidateQueries({ queryKey: settingsQuery.queryKey });
}

export const deliveriesQuery = queryOptions({
  queryKey: [...KEY, "deliveries"],
  queryFn: async ({ signal }) => (await good(api.GET("/api/v1/notification-deliveries", { signal }))).data,
});

export const mutesQuery = infiniteQueryOptions({
  queryKey: [...KEY, "mutes"],
  initialPageParam: "",
  queryFn: ({ pageParam, signal }) =>
    good(api.GET("/api/v1/notification-mutes", { params: { query: { cursor: pageParam || undefined } }, signal })),
  getNextPageParam: ({ page }) => page?.next,
});

/** The mute of one record, when the member has muted it. */
export const muteQuery = (recordId: string) =>
  queryOptions({
    queryKey: [...KEY, "mutes", recordId],
    queryFn: async ({ signal }) => {
      const query = { recordId, limit: 1 };
      const { data } = await good(api.GET("/api/v1/notification-mutes", { params: { query }, signal }));
      return data[0] ?? null;
    },
  });

export const muteRecord = (about: { object: string; recordId: string }) =>
  good(api.POST("/api/v1/notification-mutes", { body: about }));

export const unmuteRecord = (id: string) =>
  good(api.DELETE("/api/v1/notification-mutes/{id}", { params: { path: { id } } }));
