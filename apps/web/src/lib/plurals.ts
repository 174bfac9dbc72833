const rules = new Map<string, Intl.PluralRules>();

/** The plural form of a count in a language: `one`, `other`. Stands in for Paraglide's own, see quick-plurals.ts. */
export function plural(locale: string, count: unknown): Intl.LDMLPluralRule {
  const known = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, known);
  return known.select(Number(count));
}
