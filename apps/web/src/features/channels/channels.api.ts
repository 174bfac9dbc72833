import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export type Channel = Schemas["Channel"];
export type MessagingSettings = Schemas["MessagingSettings"];
export type DncList = Schemas["DncList"];

/** Ways of sending, the ones in use and those before them. */
export const channelsQuery = queryOptions({
  queryKey: ["channels"],
  queryFn: async () => (await good(api.GET("/api/v1/channels"))).data,
});

export interface NewChannel {
  kind: "email" | "sms";
  provider: "smtp" | "resend" | "sendgrid" | "twilio";
  sender: string;
  config: Record<string, string>;
  secrets: Record<string, string>;
}

export const setUpChannel = (channel: NewChannel) => good(api.POST("/api/v1/channels", { body: channel }));

/** Stops using a channel; what is sent stays on this server until another one is set up. */
export const switchOff = (id: string) =>
  good(api.PATCH("/api/v1/channels/{id}", { params: { path: { id } }, body: { isActive: false } }));

/** Says how far the carriers are with admitting a sender. */
export const setRegistration = ({ id, registration }: Pick<Channel, "id" | "registration">) =>
  good(api.PATCH("/api/v1/channels/{id}", { params: { path: { id } }, body: { registration } }));

/** Asks the provider whether the keys are good; sends nothing. */
export const testChannel = async (id: string) =>
  (await good(api.POST("/api/v1/channels/{id}/test", { params: { path: { id } } }))).data;

export const settingsQuery = queryOptions({
  queryKey: ["messaging-settings"],
  queryFn: async () => (await good(api.GET("/api/v1/messaging-settings"))).data,
});

export const changeSettings = (change: Partial<MessagingSettings>) =>
  good(api.PATCH("/api/v1/messaging-settings", { body: change }));

export const dncListsQuery = queryOptions({
  queryKey: ["dnc-lists"],
  queryFn: async () => (await good(api.GET("/api/v1/dnc-lists"))).data,
});

export interface NewDncList extends Pick<DncList, "name" | "kind"> {
  state: string | null;
  asOf: string;
  numbers: string;
}

export const uploadDncList = (list: NewDncList) => good(api.POST("/api/v1/dnc-lists", { body: list }));

export const deleteDncList = (id: string) => good(api.DELETE("/api/v1/dnc-lists/{id}", { params: { path: { id } } }));
