/** The languages Mainstay speaks to people who are not signed in, and in which it names what it makes for a new organization. */
export const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of a locale or of what a browser accepts: `es` of `es-MX` and of `es-MX,es;q=0.9`; English for any other. */
export const languageOf = (locale: string | null | undefined): Language => (/^es\b/i.test(locale ?? "") ? "es" : "en");
