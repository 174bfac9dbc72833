import { createFileRoute } from "@tanstack/react-router";
import { ApiKeyList } from "../../../features/api-keys/ApiKeyList.tsx";

export const Route = createFileRoute("/_app/settings/api-keys")({
  component: () => <ApiKeyList />,
});
