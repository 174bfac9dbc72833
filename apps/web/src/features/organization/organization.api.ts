import { queryOptions } from "@tanstack/react-query";
import { api, good } from "../../lib/api.ts";
import type { Me } from "../../lib/session.ts";

export type Organization = Me["organization"];

export const organizationQuery = queryOptions({
  queryKey: ["organization"],
  queryFn: async () => (await good<{ data: Organization }>(api.GET("/organization"))).data,
});

export const changeOrganization = (changes: Partial<Organization>) =>
  good<{ data: Organization }>(api.PATCH("/organization", { body: changes }));
