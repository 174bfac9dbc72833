import { QUESTIONS } from "./questions.ts";
import { nameOf, Submission } from "./submission.ts";
import type { FormWords } from "./words/words.ts";

const MAX_OWN_FIELDS = 30;
const MAX_OWN_LENGTH = 1_000;

/** Everything a person sent, as they sent it, a line each; the message last. */
export function contentsOf(submission: Submission, consent: string | null, words: FormWords): string {
  const { firstName, lastName } = nameOf(submission);
  const [message] = QUESTIONS.slice(-1);
  const answers = QUESTIONS.filter((one) => one !== message).map(
    ({ name }) => [words.questions[name], submission[name]] as const,
  );
  const lines = [
    [words.name, [firstName, lastName].filter(Boolean).join(" ")] as const,
    ...answers,
    ...ownFields(submission),
  ]
    .filter(([, value]) => value)
    .map(([label, value]) => `${label}: ${value}`);
  return [[...lines, ...(consent ? [consent] : [])].join("\n"), submission.description].filter(Boolean).join("\n\n");
}

/** Answers to questions that are none of ours. */
function ownFields(submission: Submission): [string, string][] {
  return Object.entries(submission)
    .filter((entry): entry is [string, string] => !(entry[0] in Submission.shape) && typeof entry[1] === "string")
    .slice(0, MAX_OWN_FIELDS)
    .map(([name, value]) => [name.slice(0, 60), value.slice(0, MAX_OWN_LENGTH)]);
}
