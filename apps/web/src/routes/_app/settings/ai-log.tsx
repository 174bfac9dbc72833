import { createFileRoute } from "@tanstack/react-router";
import { AiLog } from "../../../features/ai/AiLog.tsx";

export const Route = createFileRoute("/_app/settings/ai-log")({
  component: () => <AiLog />,
});
