import {
  AlarmClock,
  AtSign,
  CircleCheck,
  CircleX,
  FileText,
  ListPlus,
  ListTodo,
  type LucideIcon,
  MailWarning,
  MessageCircle,
  MessageSquare,
  MoveRight,
  Trophy,
  UserRoundCheck,
  Users,
} from "lucide-react";
import type { Notification, NotificationType } from "./notifications.api.ts";

const ICONS: Record<NotificationType, LucideIcon> = {
  mention: AtSign,
  comment: MessageCircle,
  assignment: UserRoundCheck,
  stage: MoveRight,
  message: MessageSquare,
  document: FileText,
  failure: MailWarning,
  task_assigned: ListTodo,
  task_due: AlarmClock,
  task_overdue: AlarmClock,
  task_done: CircleCheck,
  reminder: AlarmClock,
  view: ListPlus,
  team: Users,
};

/** What kind of thing it is, at a glance. */
export function NotificationIcon({ item: { type, outcome } }: { item: Notification }) {
  const Icon = outcome === "won" ? Trophy : outcome === "lost" ? CircleX : ICONS[type];
  return (
    <span className="mt-0.5 flex size-[1.625rem] shrink-0 items-center justify-center rounded-full border bg-surface text-ink-2">
      <Icon aria-hidden className="size-3.5" />
    </span>
  );
}
