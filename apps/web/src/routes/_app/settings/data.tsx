import { createFileRoute } from "@tanstack/react-router";
import { Backup } from "../../../features/data/Backup.tsx";
import { DeleteOrganization } from "../../../features/data/DeleteOrganization.tsx";
import { ExportEverything } from "../../../features/data/ExportEverything.tsx";

export const Route = createFileRoute("/_app/settings/data")({
  component: () => (
    <>
      <ExportEverything />
      <Backup />
      <DeleteOrganization />
    </>
  ),
});
