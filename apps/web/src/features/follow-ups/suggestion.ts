import type { NoSuggestion, Suggestion } from "@mainstay/model/suggestion";
import type { RecordData } from "../../records/record.ts";

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
