/** The parts of the inbox; apart from its requests, as the address of the page names them. */
export const INBOX_STATES = ["inbox", "unread", "snoozed", "archived"] as const;
export type InboxState = (typeof INBOX_STATES)[number];
