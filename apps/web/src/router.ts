import { createRouter } from "@tanstack/react-router";
import { queryClient } from "./lib/query-client.ts";
import { routeTree } from "./routeTree.gen.ts";

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: "intent",
  // Freshness is the query cache's business, not the router's.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

/** Fetches the code of the page at this address while the server still says who is asking, and not after. */
export function fetchPageCode() {
  const routes = Object.values(router.routesById);
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    const route = routes.find(({ id }) => id === routeId);
    // What fails here is asked for again, and told, when the page opens.
    if (route) router.loadRouteChunk(route)?.catch(() => undefined);
  }
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
