/** What a draft can be, in the words that the database, the API and the screens share. */

export const DOCUMENT_TYPES = ["scope", "estimate", "proposal"] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const DRAFT_TYPES = [
  { value: "followup_email", label: "Follow-up e-mail" },
  { value: "followup_sms", label: "Follow-up SMS" },
  { value: "scope", label: "Scope" },
  { value: "estimate", label: "Estimate" },
  { value: "proposal", label: "Proposal" },
] as const;
export type DraftType = (typeof DRAFT_TYPES)[number]["value"];

/** Why one gets in touch again. */
export const OBJECTIVES = ["nudge", "clarify", "schedule"] as const;
export type Objective = (typeof OBJECTIVES)[number];

export const DRAFT_STATES = [
  { value: "generating", label: "Being written", color: "blue" },
  { value: "failed", label: "Could not be written", color: "red" },
  { value: "draft", label: "Draft", color: "grey" },
  { value: "approved", label: "Approved", color: "blue" },
  { value: "rejected", label: "Rejected", color: "grey" },
  { value: "superseded", label: "Superseded", color: "grey" },
  { value: "sending", label: "On its way", color: "blue" },
  { value: "sent", label: "Sent", color: "teal" },
  { value: "accepted", label: "Accepted", color: "green" },
  { value: "declined", label: "Declined", color: "red" },
] as const;
export type DraftState = (typeof DRAFT_STATES)[number]["value"];

/** What may follow what; the database holds the same table. The ways back are those of Undo and of a blocked message. */
export const NEXT: Record<DraftState, readonly DraftState[]> = {
  generating: ["draft", "failed"],
  failed: ["generating"],
  draft: ["approved", "rejected", "superseded"],
  approved: ["draft", "sending", "sent", "rejected", "superseded"],
  rejected: ["draft"],
  superseded: ["draft", "approved", "sent"],
  sending: ["sent", "approved", "accepted", "declined", "superseded"],
  sent: ["accepted", "declined", "superseded"],
  accepted: [],
  declined: [],
};

/** States in which its words may still be changed. */
export const EDITABLE: readonly string[] = ["draft", "approved"];
/** States in which its reader may still answer. */
export const ANSWERABLE: readonly string[] = ["sending", "sent"];

/** Whether it is a document with a page of its own; a follow-up is a message. */
export const isDocument = (type: string): type is DocumentType => DOCUMENT_TYPES.some((one) => one === type);
/** Whether a draft may go from one state into another. */
export const mayFollow = (from: DraftState, to: DraftState): boolean => NEXT[from].includes(to);
