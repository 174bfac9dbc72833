import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../../lib/api.ts";
import { Problem } from "../../../lib/problem.ts";
import { queryClient } from "../../../lib/query-client.ts";
import { m } from "../../../messages/messages.js";
import { settingsQuery } from "../notifications.api.ts";
import { canPush, mustBeInstalled, subscribeHere, subscriptionHere } from "./browser-push.ts";

export type PushBrowser = Schemas["PushBrowser"];

/** How this browser stands: `blocked` is for its person to change, in the browser itself. */
export type PushState = "unsupported" | "uninstalled" | "blocked" | "off" | "on";

/** How this browser stands, and which others show the member's notifications. */
export const pushQuery = queryOptions({
  queryKey: ["notifications", "push"],
  queryFn: async ({ signal }) => {
    const { data: browsers } = await good(api.GET("/api/v1/push-subscriptions", { signal }));
    const here = browsers.find(({ isHere }) => isHere) ?? null;
    return { state: await stateHere(here), here, elsewhere: browsers.filter(({ isHere }) => !isHere) };
  },
});

async function stateHere(here: PushBrowser | null): Promise<PushState> {
  if (!canPush()) return mustBeInstalled() ? "uninstalled" : "unsupported";
  if (Notification.permission === "denied") return "blocked";
  return here && Notification.permission === "granted" && (await subscriptionHere()) ? "on" : "off";
}

/** Asks the person, by their press, and shows notifications here from now on. Refused, nothing is said: the state shows it. */
export async function turnOn(): Promise<PushBrowser | undefined> {
  if ((await Notification.requestPermission()) !== "granted") return undefined;
  const { pushKey } = await queryClient.ensureQueryData(settingsQuery);
  const subscription = await subscribeHere(pushKey).catch((error: unknown) => {
    throw new Problem({
      title: m.notifications_push_failed(),
      detail: error instanceof Error ? error.message : String(error),
    });
  });
  return register(subscription);
}

export async function turnOff(id: string): Promise<void> {
  await good(api.DELETE("/api/v1/push-subscriptions/{id}", { params: { path: { id } } }));
  await (await subscriptionHere())?.unsubscribe();
}

export const sendTest = (id: string) =>
  good(api.POST("/api/v1/push-subscriptions/{id}/test", { params: { path: { id } } }));

/** Says again where this browser is reached: whoever signed in anew has another session, and keys change. */
export async function keepSubscribed(): Promise<void> {
  if (Notification.permission !== "granted" || !(await subscriptionHere())) return;
  const { pushKey } = await queryClient.ensureQueryData(settingsQuery);
  await register(await subscribeHere(pushKey));
}

async function register(subscription: PushSubscription): Promise<PushBrowser> {
  const { endpoint, keys: { p256dh = "", auth = "" } = {} } = subscription.toJSON();
  const body = { endpoint: endpoint ?? "", keys: { p256dh, auth } };
  return (await good(api.POST("/api/v1/push-subscriptions", { body }))).data;
}
