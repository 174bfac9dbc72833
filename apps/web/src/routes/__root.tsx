import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, Link, Outlet } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { Suspense } from "react";
import { lazily } from "../lib/lazily.ts";
import { useStore } from "../lib/store.ts";
import { m } from "../messages/messages.js";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { toasts } from "../ui/toast.store.ts";

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  errorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
  notFoundComponent: () => (
    <EmptyState
      icon={Compass}
      title={m.frame_nothing_here()}
      action={
        <Button asChild>
          <Link to="/">{m.frame_go_to_start()}</Link>
        </Button>
      }
    />
  ),
});

// Nothing has happened yet when the page opens.
const Toaster = lazily(() => import("../ui/Toaster.tsx"), "Toaster");

function Root() {
  const hasToasts = useStore(toasts).length > 0;
  return (
    <>
      <Outlet />
      <Suspense>{hasToasts && <Toaster />}</Suspense>
    </>
  );
}
