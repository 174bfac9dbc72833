import { createFileRoute } from "@tanstack/react-router";
import { DraftPage } from "../../features/drafts/DraftPage.tsx";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { useObject } from "../../lib/session.ts";

export const Route = createFileRoute("/_app/drafts/$id")({ component: Draft });

function Draft() {
  const { id } = Route.useParams();
  return useObject("draft") ? <DraftPage key={id} id={id} /> : <NotYours />;
}
