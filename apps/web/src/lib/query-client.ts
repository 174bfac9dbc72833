import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem.ts";

/** The one cache of what the server said. Realtime events mark it stale, so nothing is polled. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What the server decided (4xx) will not change by asking again; a lost connection may.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
  },
});
