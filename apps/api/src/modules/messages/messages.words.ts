/** What a message can be, in the words that the database, the API and the screens share. */

export const CHANNELS = [
  { value: "email", label: "E-mail" },
  { value: "sms", label: "SMS" },
] as const;
export type ChannelKind = (typeof CHANNELS)[number]["value"];

/**
 * Why it is sent. Marketing needs the most consent; service answers what a person asked for; transactional tells of a
 * booking, invoice or payment of theirs.
 */
export const PURPOSES = [
  { value: "service", label: "Service" },
  { value: "marketing", label: "Marketing" },
  { value: "transactional", label: "Transactional" },
] as const;
export type Purpose = (typeof PURPOSES)[number]["value"];

/** Who wrote the words; it never changes, also when somebody edits them. */
export const AUTHORS = [
  { value: "member", label: "A member" },
  { value: "ai", label: "AI" },
  { value: "automation", label: "An automation" },
  { value: "system", label: "Mainstay" },
  { value: "customer", label: "The customer" },
] as const;
export type Author = (typeof AUTHORS)[number]["value"];

export const STATES = [
  { value: "draft", label: "Draft", color: "grey" },
  { value: "approved", label: "Approved", color: "blue" },
  { value: "queued", label: "Waiting to be sent", color: "blue" },
  { value: "blocked", label: "Blocked", color: "amber" },
  { value: "rejected", label: "Rejected", color: "grey" },
  { value: "canceled", label: "Canceled", color: "grey" },
  { value: "sending", label: "Sending", color: "blue" },
  { value: "unknown", label: "Unknown, check", color: "amber" },
  { value: "sent", label: "Sent", color: "green" },
  { value: "delivered", label: "Delivered", color: "green" },
  { value: "failed", label: "Failed", color: "red" },
  { value: "bounced", label: "Bounced", color: "red" },
  { value: "complained", label: "Marked as spam", color: "red" },
  { value: "received", label: "Received", color: "grey" },
] as const;
export type MessageState = (typeof STATES)[number]["value"];

/**
 * What may follow what. From `sending` on a message only moves forward, in whatever order callbacks come. Before that,
 * an edit makes it a draft again, and a blocked one may be asked to go once more. The database holds the same table.
 */
export const NEXT: Record<MessageState, readonly MessageState[]> = {
  draft: ["approved", "queued", "rejected", "canceled"],
  approved: ["draft", "queued", "rejected", "canceled"],
  queued: ["draft", "sending", "blocked", "canceled"],
  blocked: ["draft", "queued", "canceled"],
  rejected: [],
  canceled: [],
  sending: ["unknown", "sent", "delivered", "failed", "bounced", "complained"],
  unknown: ["sent", "delivered", "failed", "bounced", "complained"],
  sent: ["delivered", "failed", "bounced", "complained"],
  delivered: ["bounced", "complained"],
  failed: [],
  bounced: [],
  complained: [],
  received: [],
};

/** States in which the words may still be changed. */
export const EDITABLE: readonly string[] = ["draft", "approved", "queued", "blocked"];

export const mayFollow = (from: MessageState, to: MessageState): boolean => NEXT[from].includes(to);
