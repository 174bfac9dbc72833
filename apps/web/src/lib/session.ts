import type { Capability, Field, ObjectMeta, Role } from "@mainstay/model";
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { api, good } from "./api.ts";
import { Problem } from "./problem.ts";

/** A field as the member's role sees it; fields it may not see are absent. */
export interface DrawnField extends Field {
  editable: boolean;
}

/** An object's declaration as the member's role sees it: what every generic screen is drawn from. */
export interface DrawnObject extends Omit<ObjectMeta, "fields"> {
  fields: DrawnField[];
  can: { create: boolean };
}

export interface OrganizationSummary {
  id: string;
  name: string;
}

export interface Me {
  user: {
    id: string;
    name: string;
    email: string;
    /** Null means the organization's. */
    timezone: string | null;
    locale: string | null;
    twoFactorEnabled: boolean;
  };
  member: { id: string };
  organization: OrganizationSummary & { timezone: string; country: string; currency: string; locale: string };
  role: Pick<Role, "key" | "name" | "objects"> & { capabilities: Capability[] };
  organizations: OrganizationSummary[];
}

export interface SetUp {
  /** Nobody has an account yet: the first visitor makes the owner and the organization. */
  firstRun: boolean;
  signUp: "open" | "invited";
}

export const setUpQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: async () => (await good<{ data: SetUp }>(api.GET("/setup"))).data,
});

/** Somebody who is signed in but belongs to no organization yet. */
interface Newcomer {
  user: Me["user"];
  organization: null;
}

/** Who is signed in, or null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async () => {
    try {
      return (await good<{ data: Me | Newcomer }>(api.GET("/me"))).data;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const objectsQuery = queryOptions({
  queryKey: ["objects"],
  queryFn: async () => (await good<{ data: DrawnObject[] }>(api.GET("/objects"))).data,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The signed-in member, for screens inside the app, where the route has made sure of one. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data?.organization)
    throw new Problem({ status: 401, title: "Signed out", detail: "Your session has ended. Sign in again." });
  return data;
}

export const useCan = (capability: Capability) => useMe().role.capabilities.includes(capability);

/** An object's declaration by its name; undefined when the role may not see it. */
export function useObject(name: string): DrawnObject | undefined {
  return useSuspenseQuery(objectsQuery).data.find((object) => object.name === name);
}
