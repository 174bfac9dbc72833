import { QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem.ts";

/** The one cache of what the server said. Realtime events mark it stale, so nothing is polled. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What the server decided (4xx) will not change by asking again; a lost connection may.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
    // A write is tried whatever the connection; what cannot be sent is kept, see unsent.ts.
    mutations: { networkMode: "always" },
  },
});

/** A session that ended elsewhere leads back to the door, and from there to the same page. */
function leaveWhenSignedOut(error: unknown) {
  const isInside = !location.pathname.startsWith("/sign-in");
  if (error instanceof Problem && error.status === 401 && isInside) {
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  }
}
