const ASKING =
  /\b(?:(?:we|i|they|it|she|he|must|should|would|also|and|please)\s+)?(?:also\s+)?(?:need|needs|require|requires|want|wants|would like|must have|must be|should be|prefer|has to be|have to be|necesit(?:o|amos|an)|quer(?:emos|ía|íamos)|requerimos|requiero|preferimos)\s+(?:to have\s+|to be\s+|some\s+|an?\s+|the\s+|it to be\s+|un[ao]?s?\s+)?(?<what>[^.!?;\n]{3,80})/giu;

const KNOWN =
  /\b(?:vegetarian|vegan|gluten[- ]free|dairy[- ]free|nut[- ]free|halal|kosher|wheelchair[- ]accessible|pet[- ]friendly|eco[- ]friendly|licensed and insured|after[- ]hours|weekend only|same[- ]day|vegetarian[oa]s?|vegan[oa]s?|sin gluten|con factura)\b(?:\s+(?:options?|menu|meals?|dishes|access|opci[oó]nes|menú|platillos?))?/giu;

/**
 * What a text asks for beyond the service itself, in its own words.
 * @param told the word that told the service; what merely asks for that is no further need
 */
export function findNeeds(text: string, told: string | null): string[] {
  const asked = [...text.matchAll(ASKING)]
    .map(({ groups }) => groups?.what ?? "")
    .filter((what) => !told || !includes(what, told))
    .flatMap((what) => what.split(/,\s+(?:and\s+)?|\s+and\s+|\s+y\s+/iu))
    .map(tidy)
    .filter((one) => one.length > 3 && !isAsking(one) && !/[$€£]/.test(one));
  const known = [...text.matchAll(KNOWN)].map(([one]) => tidy(one));
  const all = [...asked, ...known.filter((one) => !asked.some((other) => includes(other, one)))];
  return [...new Map(all.map((one) => [one.toLowerCase(), one])).values()].slice(0, 10);
}

/** "Somebody to call me", "a quote": what everybody who writes wants. */
const isAsking = (need: string) =>
  /\b(?:quote|estimate|call|price|help|someone|somebody|contact|cotizaci[oó]n|presupuesto|ayuda|alguien|information|appointment|to know|your)\b/iu.test(
    need,
  );

const includes = (whole: string, part: string) => whole.toLowerCase().includes(part.toLowerCase());
const tidy = (text: string) => text.trim().replace(/\s+/g, " ").replace(/[,:]$/, "");
