/** How Mainstay would get in touch; kept with the follow-up it belongs to, and nothing of it goes out by itself. */
export interface Suggestion {
  kind: "suggestion";
  channel: "email" | "sms" | "call";
  /** ISO 8601. */
  at: string;
  reason: string;
  email: { subject: string; body: string };
  sms: string;
  callScript: string;
  /** Who wrote it: `rules`, or a vendor. */
  provider: string;
  /** The message that waits for its approval. */
  messageId: string | null;
  /** Its row in AI's log. */
  actionId: string;
}

/** Why there are no words, such as AI being switched off. */
export interface NoSuggestion {
  kind: "problem";
  detail: string;
}
