import { createFileRoute } from "@tanstack/react-router";
import { ApprovalsPage } from "../../features/approvals/ApprovalsPage.tsx";
import { parseApprovalsSearch } from "../../features/approvals/approvals-search.ts";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { useCan } from "../../lib/session.ts";

export const Route = createFileRoute("/_app/approvals")({ validateSearch: parseApprovalsSearch, component: Approvals });

function Approvals() {
  const { show = "waiting" } = Route.useSearch();
  const navigate = Route.useNavigate();
  if (!useCan("approve_messages")) return <NotYours />;
  return (
    <ApprovalsPage
      show={show}
      onShow={(chosen) => navigate({ search: { show: chosen === "waiting" ? undefined : chosen } })}
    />
  );
}
