import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export type Consent = Schemas["Consent"];
export type Suppression = Schemas["Suppression"];
export type Reach = Consent["channel"];

/** What a contact agreed to and refused, newest first, and what stands against reaching them. */
export const consentQuery = (contactId: string) =>
  queryOptions({
    // Below the contact, so that a change of it draws this anew.
    queryKey: ["records", "contact", "consent", contactId],
    queryFn: async ({ signal }) =>
      (await good(api.GET("/api/v1/consents", { params: { query: { contactId } }, signal }))).data,
  });

export interface NewConsent {
  contactId: string;
  channel: Reach;
  address: string;
  status: "granted" | "revoked";
  wording: string;
}

export const writeDownConsent = async (consent: NewConsent) =>
  (await good(api.POST("/api/v1/consents", { body: { ...consent, purpose: "all", source: "member" } }))).data;

export const takeBackConsent = (id: string) =>
  good(api.POST("/api/v1/consents/{id}/take-back", { params: { path: { id } } }));

export const suppressAddress = ({ address, channels }: { address: string; channels: Reach[] }) =>
  good(api.POST("/api/v1/suppressions", { body: { address, channels, scope: "all" } }));

export const liftSuppression = (lift: { address: string; channels: Reach[]; reason: string }) =>
  good(api.POST("/api/v1/suppressions/lift", { body: lift }));
