/** What members are told of. */
export const NOTIFICATION_TYPES = [
  "mention", // somebody named them in a comment
  "comment", // an answer in a thread of theirs, or a comment on a record of theirs
  "assignment", // a lead or deal became theirs
  "stage", // a record of theirs moved, or was won or lost
  "message", // a customer wrote
  "document", // a customer accepted, declined or asked about a document
  "failure", // a message of theirs did not arrive
  "task_assigned",
  "task_due",
  "task_overdue",
  "task_done", // somebody completed a task they had made
  "reminder", // a meeting begins soon, a follow-up is due
  "view", // a record entered a view they watch
  "team", // what colleagues did with records of theirs, or won
] as const;
export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

/** Where a notification goes besides the bell. */
export const CHANNELS = ["email", "chat", "push", "sms"] as const;
export type Channel = (typeof CHANNELS)[number];

export type Choice = Record<"inApp" | Channel, boolean>;
/** What a member has chosen; the defaults hold for the rest. */
export type Choices = Partial<Record<NotificationType, Partial<Choice>>>;

/** Worth an e-mail, a post or a push until the member says otherwise: what somebody waits for. */
const WORTH_IT: readonly NotificationType[] = [
  "mention",
  "assignment",
  "message",
  "document",
  "failure",
  "task_assigned",
  "task_overdue",
];

/** What is about to happen: a mail would be read when it is over. */
const SOON: readonly NotificationType[] = ["task_due", "reminder"];

/** What does not keep until one is back at a desk, and may therefore come as a text message. */
export const URGENT: readonly NotificationType[] = ["message", "document", "failure", "task_overdue", "reminder"];

/** How a member hears of a type. Texts cost money: nobody gets any unasked. */
export function choiceOf(choices: Choices, type: NotificationType): Choice {
  const isWorthIt = WORTH_IT.includes(type);
  const push = isWorthIt || SOON.includes(type);
  return { inApp: true, email: isWorthIt, chat: isWorthIt, push, sms: false, ...choices[type] };
}

export const DOCUMENT_ANSWERS = ["accepted", "declined", "questioned"] as const;
export type DocumentAnswer = (typeof DOCUMENT_ANSWERS)[number];

/** What a notification says beside who did what type of thing to which record. */
export interface NotificationData {
  commentId?: string;
  /** The comment that began the thread. */
  threadId?: string;
  /** A lead or deal that was theirs from its first moment. */
  isNew?: boolean;
  /** One act of somebody did the same to several records; this is the first of them. */
  isOneOfMany?: boolean;
  toStageId?: string;
  outcome?: "won" | "lost";
  /** What a customer did with a document. */
  answer?: DocumentAnswer;
  /** E-mail or SMS. */
  channel?: string;
  /** Why a message did not arrive. */
  reason?: string | null;
  dueAt?: string | null;
  /** Of a reminder or of what a colleague did: call, meeting, note. */
  activityType?: string;
  activityId?: string;
  /** The view that the record entered. */
  viewId?: string;
}
