import { m } from "../../messages/messages.js";
import type { Notification, NotificationType, Way } from "./notifications.api.ts";

type Say = (item: Notification) => string;

/** What happened, after the name of who did it where somebody did. */
const SENTENCES: Record<NotificationType, Say> = {
  mention: ({ actor }) => m.notifications_says_mention({ name: actor.name }),
  comment: ({ actor }) => m.notifications_says_comment({ name: actor.name }),
  assignment: ({ actor, isOneOfMany, isNew, object }) =>
    isOneOfMany
      ? m.notifications_says_assigned_many({ name: actor.name })
      : isNew && object === "lead"
        ? m.notifications_says_new_lead()
        : m.notifications_says_assigned({ name: actor.name }),
  stage: ({ actor, outcome, stage, isOneOfMany }) => {
    if (outcome === "won") return m.notifications_says_won({ name: actor.name });
    if (outcome === "lost") return m.notifications_says_lost({ name: actor.name });
    if (isOneOfMany) return m.notifications_says_moved_many({ name: actor.name });
    return m.notifications_says_moved({ name: actor.name, stage: stage ?? "…" });
  },
  message: ({ channel }) => (channel === "sms" ? m.notifications_says_text() : m.notifications_says_mail()),
  document: ({ actor: { name }, answer }) => {
    if (answer === "accepted") return m.notifications_says_accepted({ name });
    return answer === "declined" ? m.notifications_says_declined({ name }) : m.notifications_says_asked({ name });
  },
  failure: () => m.notifications_says_failure(),
  task_assigned: ({ actor }) => m.notifications_says_task({ name: actor.name }),
  task_due: () => m.notifications_says_task_due(),
  task_overdue: () => m.notifications_says_task_overdue(),
  task_done: ({ actor }) => m.notifications_says_task_done({ name: actor.name }),
  reminder: ({ activityType }) =>
    activityType === "follow_up" ? m.notifications_says_follow_up() : m.notifications_says_meeting(),
  view: ({ view, isOneOfMany }) =>
    isOneOfMany
      ? m.notifications_says_view_many({ view: view ?? "…" })
      : m.notifications_says_view({ view: view ?? "…" }),
  team: ({ actor, outcome }) =>
    outcome === "won"
      ? m.notifications_says_won({ name: actor.name })
      : m.notifications_says_added({ name: actor.name }),
};

export const sentenceOf: Say = (item) => SENTENCES[item.type](item);

/** What a type is called where one chooses. */
export const TYPE_LABELS: Record<NotificationType, () => string> = {
  mention: m.notifications_type_mention,
  comment: m.notifications_type_comment,
  assignment: m.notifications_type_assignment,
  stage: m.notifications_type_stage,
  message: m.notifications_type_message,
  document: m.notifications_type_document,
  failure: m.notifications_type_failure,
  task_assigned: m.notifications_type_task_assigned,
  task_due: m.notifications_type_task_due,
  task_overdue: m.notifications_type_task_overdue,
  task_done: m.notifications_type_task_done,
  reminder: m.notifications_type_reminder,
  view: m.notifications_type_view,
  team: m.notifications_type_team,
};

/** What a way is called, where one chooses and in the log. */
export const WAY_LABELS: Record<Way, () => string> = {
  inApp: m.notifications_way_bell,
  email: m.notifications_way_email,
  push: m.notifications_way_push,
  sms: m.notifications_way_sms,
  chat: m.notifications_way_chat,
};
