import { createFileRoute } from "@tanstack/react-router";
import { NotificationSettings } from "../../../features/notifications/NotificationSettings.tsx";

export const Route = createFileRoute("/_app/settings/notifications")({ component: NotificationSettings });
