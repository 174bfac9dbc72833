import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { language } from "./lib/language.ts";
import { queryClient } from "./lib/query-client.ts";
import { useStore } from "./lib/store.ts";
import { router } from "./router.ts";

/** Another language draws everything anew: texts are read while drawing, and nothing has to watch for it. */
export function App() {
  const shown = useStore(language);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider key={shown} router={router} />
    </QueryClientProvider>
  );
}
