import { sentencesOf } from "./sentences.ts";

const LONGEST = 600;
const SENTENCES = 3;

/** Signs that a sentence carries something: a wish, a question, money, a day, a promise, a refusal. */
const WEIGHTY: [RegExp, number][] = [
  [/\b(?:need|want|would like|looking for|interested|necesit\w+|quer\w+|busc\w+)\b/iu, 3],
  [/\?/u, 2],
  [/(?:[$€£]|\bbudget|presupuesto|\bquote|\bprice|precio|cotizaci)/iu, 2],
  [
    /\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|next week|january|february|march|april|june|july|august|september|october|november|december|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana)\b|\d{1,2}\/\d{1,2}/iu,
    2,
  ],
  [/\b(?:will|i'll|we'll|going to|promise|agreed|confirm\w*|vamos a|voy a|acordamos)\b/iu, 2],
  [
    /\b(?:but|however|unfortunately|cancel\w*|problem|issue|not happy|complain\w*|pero|lamentablemente|problema)\b/iu,
    2,
  ],
];

/** The sentences that carry most, in their own order and words: extracted, never written anew. */
export function extractSummary(text: string): string {
  const sentences = sentencesOf(text);
  if (sentences.length === 0) return text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
  const best = sentences
    .map((sentence, place) => ({ sentence, place, weight: weightOf(sentence, place) }))
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .slice(0, SENTENCES)
    .sort((a, b) => a.place - b.place);
  const summary = best.map(({ sentence }) => sentence).join(" ");
  return summary.length <= LONGEST ? summary : `${summary.slice(0, LONGEST - 1).replace(/\s+\S*$/, "")}…`;
}

/** The first sentence counts a little more, very short ones less. */
function weightOf(sentence: string, place: number): number {
  const said = WEIGHTY.reduce((sum, [sign, weight]) => sum + (sign.test(sentence) ? weight : 0), 0);
  return said + (place === 0 ? 1 : 0) - (sentence.length < 20 ? 2 : 0);
}
