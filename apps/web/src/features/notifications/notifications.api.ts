import { infiniteQueryOptions, queryOptions, useMutation } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import { queryClient } from "../../lib/query-client.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";

export type Notification = Schemas["Notification"];
export type NotificationSettings = Schemas["NotificationSettings"];
export type NotificationType = Notification["type"];
export type NotificationDelivery = Schemas["NotificationDelivery"];

export const INBOX_STATES = ["inbox", "unread", "snoozed", "archived"] as const;
export type InboxState = (typeof INBOX_STATES)[number];

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

export type Way = "inApp" | "email" | "chat";
export type Choice = Partial<Record<Way, boolean>>;

/** Chooses by which way one type of news comes: shown at once, and taken back when the server refuses it. */
export function useChoose() {
  const { queryKey } = settingsQuery;
  return useMutation({
    mutationFn: ({ type, choice }: { type: NotificationType; choice: Choice }) =>
      changeSettings({ choices: { [type]: choice } }),
    onMutate: ({ type, choice }) => {
      // Not waited for: a box that is shown as chosen only then springs back under the finger first.
      void queryClient.cancelQueries({ queryKey }, { revert: false });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(
        queryKey,
        (now) =>
          now && { ...now, choices: now.choices.map((one) => (one.type === type ? { ...one, ...choice } : one)) },
      );
      return { before };
    },
    onError: (error, _, kept) => {
      queryClient.setQueryData(queryKey, kept?.before);
      announceFailure(error);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}

export const deliveriesQuery = queryOptions({
  queryKey: [...KEY, "deliveries"],
  queryFn: async ({ signal }) => (await good(api.GET("/api/v1/notification-deliveries", { signal }))).data,
});

export const mutesQuery = queryOptions({
  queryKey: [...KEY, "mutes"],
  queryFn: async ({ signal }) => (await good(api.GET("/api/v1/notification-mutes", { signal }))).data,
});

export const muteRecord = (about: { object: string; recordId: string }) =>
  good(api.POST("/api/v1/notification-mutes", { body: about }));

export const unmuteRecord = (id: string) =>
  good(api.DELETE("/api/v1/notification-mutes/{id}", { params: { path: { id } } }));
