import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";

export const changeOrganization = (body: Schemas["ChangeOrganization"]) =>
  good(api.PATCH("/api/v1/organization", { body }));

/** @param data a PNG, JPEG or WebP of up to 256 kB, in base64 */
export const setLogo = (data: string) => good(api.PUT("/api/v1/organization/logo", { body: { data } }));

export const removeLogo = () => good(api.DELETE("/api/v1/organization/logo"));

export type SecurityRules = Schemas["ShownSecurityPolicy"];

export const securityQuery = queryOptions({
  queryKey: ["security"],
  queryFn: async () => (await good(api.GET("/api/v1/organization/security"))).data,
});

export const changeSecurity = (body: Schemas["ChangeSecurityPolicy"]) =>
  good(api.PATCH("/api/v1/organization/security", { body }));

/** @param name the organization's name, typed again */
export const scheduleDeletion = (name: string) => good(api.POST("/api/v1/organization/deletion", { body: { name } }));

export const cancelDeletion = () => good(api.DELETE("/api/v1/organization/deletion"));

/** Where a logo is shown from. */
export const logoAddress = (logoId: string) => `/logos/${logoId}`;
