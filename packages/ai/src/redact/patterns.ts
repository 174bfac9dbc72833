/** Kinds of things that leave the house only as a placeholder. */
export const KINDS = ["LITERAL", "SECRET", "EMAIL", "CARD", "ACCOUNT", "PHONE", "ADDRESS", "NAME"] as const;
export type Kind = (typeof KINDS)[number];

export interface Pattern {
  kind: Kind;
  /** Global. What a group named `it` holds is replaced; without one, the whole match. */
  expression: RegExp;
  /** A second look, where an expression cannot tell. */
  isIt?(found: string): boolean;
}

const STREETS =
  "street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|place|pl|terrace|ter|circle|cir|highway|hwy|parkway|pkwy|trail|trl|way|square|sq|loop|run";
const UNIT = String.raw`(?:,?\s*(?:apt|apartment|suite|ste|unit|floor|fl|#)\.?\s*[\w-]{1,6})?`;
const TOWN = String.raw`(?:,\s*[\p{Lu}][\p{L} .'-]{1,30}(?:,\s*[A-Z]{2})?(?:\s+\d{5}(?:-\d{4})?)?)?`;

/**
 * In the order they are looked for: what could be mistaken for something less private comes first, and what one pattern
 * has taken no other sees. They err towards taking too much, as everything taken is put back afterwards.
 */
export const PATTERNS: Pattern[] = [
  // Text that looks like a placeholder of ours would otherwise be filled with somebody's data.
  { kind: "LITERAL", expression: /\[\[[A-Z]+_\d+\]\]/g },
  { kind: "SECRET", expression: /-----BEGIN [A-Z ]*KEY-----[\s\S]*?-----END [A-Z ]*KEY-----/g },
  { kind: "SECRET", expression: /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{5,}/g },
  {
    kind: "SECRET",
    expression: /\b(?:sk|pk|rk|ghp|gho|ghs|github_pat|xox[abprs]|whsec|SG|re|AC|SK)[-_.][\w.-]{16,}/g,
  },
  { kind: "SECRET", expression: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  {
    kind: "SECRET",
    expression:
      /\b(?:password|passcode|passphrase|pass|pwd|pin(?: code)?|(?:gate|door|alarm|lockbox|garage|access|entry|security)(?: code)?|cvv|cvc|api[ -]?key|token|secret|contraseña|clave|código)\b(?:\s+(?:is|es)\b|\s*[:=])\s*(?<it>["']?[^\s,;"'][^\s,;]{2,})/giu,
  },
  // 64 is what RFC 5321 allows before the @; without a bound, a long word without one takes time by the square of it.
  { kind: "EMAIL", expression: /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu },
  { kind: "CARD", expression: /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g, isIt: passesLuhn },
  { kind: "ACCOUNT", expression: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g },
  { kind: "ACCOUNT", expression: /\b\d{3}-\d{2}-\d{4}\b/g },
  {
    kind: "ACCOUNT",
    expression:
      /\b(?:account|acct|routing|aba|iban|clabe|cuenta|ssn|tax id|ein|policy|license)\b\.?(?:\s*(?:number|num|no|nr|#|número))?\.?\s*(?:is|es|:|=|#)?\s*(?<it>[\dA-Z][\d -]{4,20}\d)/giu,
  },
  { kind: "ACCOUNT", expression: /(?<![\d.,-])\d{12,}(?![\d.,-]*\d)/g },
  { kind: "PHONE", expression: /(?<![\w+])\+\d{1,3}(?:[\s.-]?\(?\d{1,4}\)?){2,5}\d(?!\w)/g },
  { kind: "PHONE", expression: /(?<![\w.+-])(?:1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-]?)\d{3}[\s.-]?\d{4}(?![\w-])/g },
  { kind: "PHONE", expression: /(?<![\w.+-])\d{2}[\s-]\d{4}[\s-]\d{4}(?![\w-])/g },
  { kind: "PHONE", expression: /(?<![\w.+$€-])\d{3}[.-]\d{4}(?![\w-])/g },
  {
    kind: "ADDRESS",
    expression: new RegExp(
      String.raw`\b\d{1,6}[A-Z]?\s+(?:[\p{Lu}\d][\p{L}\d'.-]*\s+){1,4}(?:(?i:${STREETS}))\b\.?(?:(?i:${UNIT}))${TOWN}`,
      "gu",
    ),
  },
  {
    kind: "ADDRESS",
    expression: /\b\d{1,6}\s+(?:[\p{L}'.-]+\s+){1,2}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln)\b/giu,
  },
  { kind: "ADDRESS", expression: /\bP\.?\s?O\.?\s+Box\s+\d+/gi },
  {
    kind: "ADDRESS",
    expression:
      /\b(?:calle|av\.|avenida|calz(?:ada|\.)|blvd\.|carretera|privada|andador)\s+[\p{L}\d .'-]{2,40}?,?\s*(?:#|n[oú]m?(?:ero|\.)?\s*)?\d{1,5}(?:,?\s*(?:col\.|colonia)\s+[\p{L} .'-]{2,30})?/giu,
  },
];

function passesLuhn(found: string): boolean {
  const digits = [...found.replace(/\D/g, "")].reverse().map(Number);
  const sum = digits.reduce((sum, digit, i) => {
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
