import { createFileRoute } from "@tanstack/react-router";
import { PipelineSettings } from "../../../features/pipelines/settings/PipelineSettings.tsx";

export const Route = createFileRoute("/_app/settings/pipelines")({ component: PipelineSettings });
