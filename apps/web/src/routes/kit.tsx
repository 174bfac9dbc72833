import { createFileRoute, notFound } from "@tanstack/react-router";
import { lazily } from "../lib/lazily.ts";

// The condition is known when the app is built, so nothing of the kit is in what people download.
const Kit = import.meta.env.DEV ? lazily(() => import("../features/kit/Kit.tsx"), "Kit") : null;

export const Route = createFileRoute("/kit")({
  beforeLoad: () => {
    if (!Kit) throw notFound();
  },
  component: () => Kit && <Kit />,
});
