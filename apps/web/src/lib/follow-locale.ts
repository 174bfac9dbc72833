import { language, languageOf, showLanguage } from "./language.ts";

let followed: string | null = null;

/**
 * Shows the language of a member's locale, so that their choice is with them in every browser. Each locale is
 * followed once: what is chosen on this screen afterwards holds.
 */
export async function followLocale(locale: string | null): Promise<void> {
  if (locale === followed) return;
  followed = locale;
  const wanted = languageOf(locale);
  if (wanted && wanted !== language.get()) await showLanguage(wanted);
}
