import { z } from "zod";

/** The languages our rules write; models are asked for the same. */
export const LanguageName = z.enum(["en", "es"]);
export type LanguageName = z.output<typeof LanguageName>;

/** The language of a locale (`es-MX`); English for those we do not write. */
export const languageOf = (locale: string): LanguageName => (locale.toLowerCase().startsWith("es") ? "es" : "en");
