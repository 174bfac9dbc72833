import { foldText } from "@mainstay/model/similarity";
import type { Citation, Passage } from "../../citations.ts";
import { type Asked, BANK, SERVICE_BANKS } from "./bank.ts";
import type { DiscoveryQuestions, QuestionsInput } from "./discovery-questions.ts";

type Question = DiscoveryQuestions["questions"][number];

/** The share of words that makes two questions one. */
const ALIKE = 0.75;

/**
 * Questions by rules, the next best first: what decides whether there is work at all (need, time, money, who decides),
 * then what the service wants to know, then what the organization's own documents say to ask.
 */
export function composeQuestions(input: QuestionsInput): DiscoveryQuestions {
  const { language, unknown, count } = input;
  const told = `${input.serviceType ?? ""} ${input.title} ${input.description ?? ""}`;
  const forService = SERVICE_BANKS.filter(({ words }) => words.test(told)).flatMap(({ questions }) => questions);
  const general = BANK.filter(({ field, knownBy }) => {
    if (field && !unknown.some((one) => one.field === field)) return false;
    return !knownBy?.test(`${told} ${input.contextNotes ?? ""}`);
  });
  const written = [...general.slice(0, 3), ...forService, ...general.slice(3)].map((one) => worded(one, input));
  const own = unknown
    .filter(({ field }) => field.startsWith("custom."))
    .map(({ field, label }) => ownField(field, label, language));
  const candidates = [...written.slice(0, 4), ...fromPassages(input), ...written.slice(4), ...own];
  return { questions: distinct(candidates, input.asked).slice(0, count) };
}

function worded({ field, en, es }: Asked, { language, unknown, passages }: QuestionsInput): Question {
  const [text, rationale] = language === "es" ? es : en;
  const fills = field && unknown.some((one) => one.field === field) ? field : null;
  return { text, rationale, fills, citations: supporting(text, passages) };
}

const ownField = (field: string, label: string, language: "en" | "es"): Question =>
  language === "es"
    ? {
        text: `¿Cuál es el dato para “${label}”?`,
        rationale: `El campo ${label} está vacío.`,
        fills: field,
        citations: [],
      }
    : { text: `What should we note for “${label}”?`, rationale: `${label} is empty.`, fills: field, citations: [] };

/** Questions that stand in the organization's own texts, word for word. */
function fromPassages({ passages, language }: QuestionsInput): Question[] {
  const because = (source: string) =>
    language === "es" ? `Tu documento “${source}” lo pregunta.` : `Your document “${source}” asks it.`;
  return passages.flatMap(({ id, source, text }) =>
    questionsIn(text).map((question) => ({
      text: question,
      rationale: because(source),
      fills: null,
      citations: [{ passage: id, quote: question }],
    })),
  );
}

const questionsIn = (text: string): string[] =>
  [...text.matchAll(/(?:^|[.!?:\n]\s*|[-*•]\s+)(¿?\p{Lu}[^.!?\n]{10,200}\?)/gu)].flatMap(([, question]) =>
    question ? [question.replace(/\s+/g, " ").trim()] : [],
  );

/** The sentence of a passage that speaks of what a question asks, if one does. */
function supporting(question: string, passages: Passage[]): Citation[] {
  const wanted = wordsOf(question);
  const best = passages
    .flatMap(({ id, text }) =>
      text.split(/(?<=[.!?])\s+|\n+/).map((sentence) => ({
        passage: id,
        quote: sentence.trim().slice(0, 300),
        shared: wordsOf(sentence).filter((word) => wanted.includes(word)).length,
      })),
    )
    .filter(({ quote, shared }) => shared >= 2 && quote.length > 10)
    .sort((a, b) => b.shared - a.shared)[0];
  return best ? [{ passage: best.passage, quote: best.quote }] : [];
}

/** Words that carry meaning, by how they begin, so that "roofs" is "roof". */
const wordsOf = (text: string): string[] => [
  ...new Set(
    foldText(text)
      .match(/\p{L}{4,}/gu)
      ?.map((word) => word.slice(0, 5)) ?? [],
  ),
];

function distinct(candidates: Question[], asked: string[]): Question[] {
  const kept: Question[] = [];
  for (const one of candidates) {
    if (![...asked, ...kept.map(({ text }) => text)].some((other) => isAlike(other, one.text))) kept.push(one);
  }
  return kept;
}

/** Whether two questions ask the same: most of the shorter one's words stand in the other. */
export function isAlike(one: string, other: string): boolean {
  const [fewer = [], more = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  if (fewer.length === 0) return foldText(one) === foldText(other);
  return fewer.filter((word) => more.includes(word)).length / fewer.length >= ALIKE;
}
