const GOOD =
  /\b(?:thank(?:s| you)|great|excellent|perfect|love|happy|pleased|wonderful|appreciate|looking forward|amazing|fantastic|gracias|excelente|perfect[oa]|encanta|content[oa]s?)\b/giu;
const BAD =
  /\b(?:unhappy|disappoint\w*|frustrat\w*|angry|upset|terrible|awful|unacceptable|worst|complain\w*|cancel\w*|refund|late again|still waiting|no one|nobody (?:came|called|answered)|never (?:came|called|answered|showed)|too expensive|overpriced|going with (?:someone|another)|not (?:happy|satisfied|acceptable)|molest[oa]s?|decepcion\w*|enojad\w*|pésim[oa]|inaceptable|queja|reembolso|cancelar|muy caro)\b/giu;

/** The mood of a text by its words; a complaint weighs twice a thank-you, which is often mere politeness. */
export function judgeSentiment(text: string): "positive" | "neutral" | "negative" {
  const score = [...text.matchAll(GOOD)].length - 2 * [...text.matchAll(BAD)].length;
  if (score < 0) return "negative";
  return score > 1 ? "positive" : "neutral";
}
