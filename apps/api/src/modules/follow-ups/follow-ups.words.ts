/** What a rule can be, in the words that the database, the API and the screens share. */

export const TRIGGERS = [
  { value: "proposal_sent", label: "A proposal goes out" },
  { value: "estimate_sent", label: "An estimate goes out" },
  { value: "meeting", label: "A meeting has been held" },
  { value: "inquiry", label: "An inquiry comes in" },
  { value: "lead_quiet", label: "A lead goes quiet" },
  { value: "proposal_quiet", label: "A proposal goes unanswered" },
] as const;
export type Trigger = (typeof TRIGGERS)[number]["value"];

/** How the wait is counted: days and opening hours from the event on, or until the evening of its day. */
export const UNITS = [
  { value: "days", label: "Days" },
  { value: "business_hours", label: "Business hours" },
  { value: "evening", label: "Same evening" },
] as const;

export const MAKES = [
  { value: "follow_up", label: "A follow-up" },
  { value: "draft", label: "A follow-up with a draft" },
  { value: "note", label: "A note to fill in" },
] as const;

export const CHANNELS = [
  { value: "best", label: "Whichever fits" },
  { value: "email", label: "E-mail" },
  { value: "sms", label: "SMS" },
] as const;

/** Found by going through the records at night, and not told by an event. */
export const NIGHTLY = ["lead_quiet", "proposal_quiet"] as const satisfies Trigger[];
/** What a document's reader ends by answering. */
export const OF_DOCUMENTS = ["proposal_sent", "estimate_sent", "proposal_quiet"] as const satisfies Trigger[];
/** What anybody of the organization ends by getting in touch. */
export const UNTIL_REACHED = ["inquiry", "lead_quiet", "proposal_quiet"] as const satisfies Trigger[];

export const isNightly = (trigger: string): boolean => NIGHTLY.some((one) => one === trigger);
export const isOfDocuments = (trigger: string): boolean => OF_DOCUMENTS.some((one) => one === trigger);
