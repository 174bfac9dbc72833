import { textsOf } from "./material.ts";

const EMAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu;
const LINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+|\b[\p{L}\d-]+\.(?:com|net|org|io|co|app|info|biz|link|ly|me|mx|es|ru|xyz|shop|site|online)(?:\/[^\s<>"')\]]*)?\b/giu;
const PHONE = /(?<![\w.])\+?\d[\d\s().-]{6,}\d(?!\w)/g;
const MONEY = /(?:(?:US|MX)?\$|€|£|\bUSD|\bMXN)\s?\d[\d,.]*\s?k?\b|\b\d[\d,.]*\s?(?:dollars|usd|pesos|mxn|euros?)\b/giu;
const PERCENT = /\b\d{1,3}(?:[.,]\d+)?\s?%|\b\d{1,3}\s?percent\b/giu;
const GIVEAWAY =
  /\b(?:free of charge|no charge|at no cost|discount(?:ed)?|refund(?:ed)?|half[- ]price|waive[ds]?|on the house|complimentary|gratis|descuento|reembolso|sin costo|mitad de precio)\b/giu;
const COMMAND =
  /\b(?:ignore (?:all |any )?(?:previous|prior|your|the above)|system prompt|as an ai\b|language model|approved by|has been approved|auto-?approved|wire transfer|gift cards?|bitcoin|crypto|your password|verification code)\b/giu;

/**
 * What a text for a customer says that the organization's own records do not: addresses, links, numbers, amounts,
 * discounts and promises. A model that has been talked into something says it in one of these, so whatever the reason
 * such a text is not shown as ours.
 * @param facts the organization's own records, as the model got them
 */
export function straysIn(output: unknown, facts: unknown): string[] {
  const said = textsOf(output).join("\n");
  const known = textsOf(facts).join("\n").toLowerCase();
  // Whole ones: a part of what the facts say may be somebody else's.
  const addresses = new Set(allOf(EMAIL, known));
  const links = allOf(LINK, known).map(placeOf);
  const phones = allOf(PHONE, known).map(digitsOf);
  const numbers = new Set([...allNumbers(facts), ...amountsIn(known)]);
  const strays = (expression: RegExp, isKnown: (found: string) => boolean) =>
    allOf(expression, said).filter((found) => !isKnown(found));
  return [
    ...named(
      "the address",
      strays(EMAIL, (one) => addresses.has(one.toLowerCase())),
    ),
    ...named(
      "the link",
      strays(LINK, (one) => links.some((link) => `${link}/`.startsWith(`${placeOf(one)}/`))),
    ),
    ...named(
      "the number",
      // With or without the country's code.
      strays(PHONE, (one) => phones.some((phone) => phone.endsWith(digitsOf(one)) || digitsOf(one).endsWith(phone))),
    ),
    ...named(
      "the amount",
      strays(MONEY, (one) => amountsIn(one).every((amount) => numbers.has(amount))),
    ),
    ...named(
      "the share",
      strays(PERCENT, (one) => known.includes(one.toLowerCase())),
    ),
    ...named(
      "the promise",
      strays(GIVEAWAY, (one) => known.includes(one.toLowerCase())),
    ),
    ...named(
      "the words",
      strays(COMMAND, () => false),
    ),
  ];
}

const named = (what: string, found: string[]): string[] =>
  [...new Set(found)].map((one) => `Leave out ${what} “${one}”: the facts do not say it.`);

const allOf = (expression: RegExp, text: string): string[] => [...text.matchAll(expression)].map(([found]) => found);

/** A link without what may stand or not: how it is asked for, `www.`, and the point that ends a sentence. */
const placeOf = (link: string): string =>
  link
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/.,;:!?]+$/, "");

const digitsOf = (text: string): string => text.replace(/\D/g, "");

/** The amounts in a text, thousands written out. */
function amountsIn(text: string): number[] {
  return [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)\s?(k\b)?/gi)].map(
    ([, digits = "", thousands]) => Number(digits.replaceAll(",", "")) * (thousands ? 1_000 : 1),
  );
}

function allNumbers(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (Array.isArray(value)) return value.flatMap(allNumbers);
  return value && typeof value === "object" ? Object.values(value).flatMap(allNumbers) : [];
}
