import { getLocale, overwriteGetLocale, overwriteSetLocale } from "../messages/runtime.js";
import { showServerWords } from "./server-words/server-words.ts";
import { createStore } from "./store.ts";

export type Language = "en" | "es";

/** The languages Mainstay speaks, each by its own name for itself. */
export const LANGUAGES: readonly { value: Language; label: string }[] = [
  { value: "en", label: "English" },
  { value: "es", label: "Español" },
];

const KEY = "PARAGLIDE_LOCALE";

/** The language on screen; the root draws everything anew when it changes. */
export const language = createStore<Language>(getLocale());

// Every message asks for the language; the store answers without looking into the browser's storage each time.
overwriteGetLocale(() => language.get());
overwriteSetLocale((locale) => void showLanguage(locale));

/** Puts everything into a language, once what it needs is fetched, and keeps it in this browser for the next visit. */
export async function showLanguage(next: Language): Promise<void> {
  await showServerWords(next);
  document.documentElement.lang = next;
  localStorage.setItem(KEY, next);
  language.set(next);
}

/** The language of a locale, where Mainstay speaks it: `es` of `es-MX`. */
export function languageOf(locale: string | null | undefined): Language | undefined {
  const spoken = locale?.split("-")[0];
  return LANGUAGES.find(({ value }) => value === spoken)?.value;
}

/** The locale with another language and the same region, so that numbers and dates stay those of the place. */
export function inRegion(locale: string, next: Language): string {
  const { language: now, region } = new Intl.Locale(locale);
  if (now === next) return locale;
  return new Intl.Locale(next, { region }).toString();
}

/**
 * The locale of a member's formats: their own or their organization's, in the language on screen. A locale whose
 * language Mainstay does not speak was chosen for its formats and keeps them.
 */
export const formatLocale = (locale: string) => (languageOf(locale) ? inRegion(locale, language.get()) : locale);
