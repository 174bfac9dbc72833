import { createFileRoute } from "@tanstack/react-router";
import { ImportWork } from "../../features/imports/ImportWork.tsx";

export const Route = createFileRoute("/_app/imports/$id")({ component: OneImport });

function OneImport() {
  const { id } = Route.useParams();
  return <ImportWork id={id} />;
}
