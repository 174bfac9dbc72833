import { createFileRoute } from "@tanstack/react-router";
import { KnowledgeSettings } from "../../../features/knowledge/KnowledgeSettings.tsx";

export const Route = createFileRoute("/_app/settings/knowledge")({
  component: () => <KnowledgeSettings />,
});
