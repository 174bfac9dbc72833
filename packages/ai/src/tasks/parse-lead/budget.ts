export interface Budget {
  min: number | null;
  max: number | null;
}

const AMOUNT = String.raw`(?:(?:US|MX)?\$|USD|MXN|€|£)?\s?(?<N>\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d{1,2})?)\s?(?<K>k|mil|grand|thousand)?\b(?:\s?(?:dollars|usd|pesos|mxn|euros?))?`;
const amount = (name: string) => AMOUNT.replace("<N>", `<${name}>`).replace("<K>", `<${name}k>`);

const RANGE = new RegExp(
  String.raw`(?<money>(?:US|MX)?\$|USD|MXN|€|£|budget|presupuesto|between|entre)[^.\d\n]{0,30}?${amount("a")}\s*(?:-|–|—|to|and|a|y)\s*${amount("b")}`,
  "iu",
);
const SINGLE =
  /(?<lead>[^.!?\n]{0,40}?)(?<sign>(?:US|MX)?\$|USD|MXN|€|£)?\s?(?<!\d)(?<a>\d{1,3}(?:,\d{3})+|\d+(?:\.\d{1,2})?)\s?(?<ak>k|mil|grand|thousand)?\b(?<unit>\s?(?:dollars|usd|pesos|mxn|euros?))?/giu;

const ABOUT =
  /\b(?:around|about|roughly|approx(?:imately)?\.?|circa|near|ish|alrededor de|cerca de|unos|unas|más o menos|aproximadamente)\b|~/iu;
const AT_MOST =
  /\b(?:under|below|up to|less than|max(?:imum)?|at most|no more than|not more than|within|hasta|menos de|máximo|no más de)\b/iu;
const AT_LEAST = /\b(?:over|above|at least|more than|min(?:imum)?|from|starting at|más de|al menos|mínimo|desde)\b/iu;

/** How far "around" reaches to each side: an eighth, so that around 4,000 is 3,500 to 4,500. */
const AROUND = 0.125;

/**
 * The budget a text names. A plain amount is a ceiling, "around" is a range, and a number counts as money only with a
 * currency, a "k" or the word budget before it.
 */
export function findBudget(text: string): Budget | null {
  const range = RANGE.exec(text)?.groups;
  if (range?.a && range.b) {
    const max = read(range.b, range.bk);
    const min = read(range.a, range.ak ?? (Number(range.a) < Number(range.b) && range.bk ? range.bk : undefined));
    if (min <= max) return { min, max };
  }
  for (const { groups } of text.matchAll(SINGLE)) {
    if (!groups?.a) continue;
    const lead = groups.lead ?? "";
    if (!groups.sign && !groups.unit && !groups.ak && !/\b(?:budget|presupuesto)\b/iu.test(lead)) continue;
    const value = read(groups.a, groups.ak);
    if (value === 0) continue;
    if (ABOUT.test(lead)) return { min: value * (1 - AROUND), max: value * (1 + AROUND) };
    if (AT_LEAST.test(lead) && !AT_MOST.test(lead)) return { min: value, max: null };
    return { min: null, max: value };
  }
  return null;
}

const read = (digits: string, thousands: string | undefined): number =>
  Number(digits.replaceAll(",", "").replace(/\.(?=\d{3}\b)/g, "")) * (thousands ? 1_000 : 1);
