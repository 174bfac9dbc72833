import { createFileRoute } from "@tanstack/react-router";
import { NotYours } from "../../features/frame/NotYours.tsx";
import { ImportStart } from "../../features/imports/ImportStart.tsx";
import { useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Page } from "../../ui/Page.tsx";

export const Route = createFileRoute("/_app/imports/")({
  validateSearch: ({ into }: Record<string, unknown>): { into?: string } => (typeof into === "string" ? { into } : {}),
  component: Imports,
});

function Imports() {
  const { into } = Route.useSearch();
  const navigate = Route.useNavigate();
  if (!useCan("import")) return <NotYours />;
  return (
    <Page title={m.import_export_import_title()}>
      <ImportStart into={into} onInto={(object) => navigate({ search: { into: object }, replace: true })} />
    </Page>
  );
}
