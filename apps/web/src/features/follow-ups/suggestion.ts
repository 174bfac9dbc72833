import type { RecordData } from "../../records/record.ts";

/** How Mainstay would get in touch; nothing of it goes out by itself. */
export interface Suggestion {
  kind: "suggestion";
  channel: "email" | "sms" | "call";
  at: string;
  reason: string;
  email: { subject: string; body: string };
  sms: string;
  callScript: string;
  provider: string;
  messageId: string | null;
}

/** Why there are no words, such as AI being switched off. */
export interface NoSuggestion {
  kind: "problem";
  detail: string;
}

/** What stands with a follow-up that a rule has set; null for one that a person has. */
export function suggestionOf({ aiSuggestedNextActions }: Partial<RecordData>): Suggestion | NoSuggestion | null {
  const [first] = Array.isArray(aiSuggestedNextActions) ? aiSuggestedNextActions : [];
  return isSuggestion(first) ? first : null;
}

/** Written by our own server and by nobody else: the kind says what it is. */
const isSuggestion = (given: unknown): given is Suggestion | NoSuggestion =>
  typeof given === "object" &&
  given !== null &&
  "kind" in given &&
  (given.kind === "suggestion" || given.kind === "problem");
