import type { Capability, Field, ObjectMeta } from "@mainstay/model";
import { type QueryClient, queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { m } from "../messages/messages.js";
import { api, createApi, good, type Read } from "./api.ts";
import { Problem } from "./problem.ts";
import { translateObjects } from "./server-words/server-words.ts";

/** A field as the member's role sees it; fields it may not see are absent. */
export interface DrawnField extends Field {
  editable: boolean;
}

/** An object's declaration as the member's role sees it: what every generic screen is drawn from. */
export interface DrawnObject extends Omit<ObjectMeta, "fields"> {
  fields: DrawnField[];
  can: { create: boolean; delete: boolean };
}

const fetchMe = async () => (await good(api.GET("/api/v1/me"))).data;

type Somebody = Awaited<ReturnType<typeof fetchMe>>;
type Place = "member" | "organization" | "role";

/** Somebody who is signed in and belongs to an organization. */
export type Me = Omit<Somebody, Place> & { [Part in Place]: NonNullable<Somebody[Part]> };

export const setUpQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: async () => (await good(api.GET("/api/v1/setup"))).data,
});

/** Who is signed in, or null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async () => {
    try {
      return await fetchMe();
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** The document leaves a declaration open; @mainstay/model says what is in it. */
const declarations = createApi<{
  "/api/v1/objects": { get: Read<Record<never, never>, { data: DrawnObject[] }> };
}>();

const fetchObjects = async () => (await good(declarations.GET("/api/v1/objects", { params: { path: {} } }))).data;

export const objectsQuery = queryOptions({
  queryKey: ["objects"],
  queryFn: fetchObjects,
  select: translateObjects,
  staleTime: Number.POSITIVE_INFINITY,
});

/**
 * Who is signed in, with the declarations of what they work with at hand. Both are asked for at once; what somebody
 * outside is refused goes unheard.
 */
export async function openSession(client: QueryClient): Promise<Somebody | null> {
  const isOpen = client.getQueryData(objectsQuery.queryKey) !== undefined;
  const [me, objects] = await Promise.all([
    client.ensureQueryData(meQuery),
    isOpen ? undefined : fetchObjects().catch(() => undefined),
  ]);
  if (objects && me?.organization) client.setQueryData(objectsQuery.queryKey, objects);
  return me;
}

/** The signed-in member, for screens inside the app, where the route has made sure of one. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data || !belongsSomewhere(data)) {
    throw new Problem({ status: 401, title: m.problems_signed_out(), detail: m.problems_session_ended() });
  }
  return data;
}

const belongsSomewhere = (one: Somebody): one is Me => one.member !== null;

/**
 * Asks Better-auth for the session, once the page stands: only that moves the end of a session and its cookie further
 * off. Its client would weigh more than the page that waits for it, so the path is called plainly; what comes back is
 * what `/me` has said, and a failure shows at the next real request.
 */
export function prolongSession() {
  void fetch("/api/auth/get-session", { credentials: "same-origin", priority: "low" }).catch(() => {});
}

export const useCan = (capability: Capability) => useMe().role.capabilities.includes(capability);

/** Every declaration the member's role may see, in the language that is shown. */
export const useObjects = (): DrawnObject[] => useSuspenseQuery(objectsQuery).data;

/** An object's declaration by its name; undefined when the role may not see it. */
export function useObject(name: string): DrawnObject | undefined {
  return useObjects().find((object) => object.name === name);
}
