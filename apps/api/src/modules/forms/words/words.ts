import type { Language } from "../../../platform/language.ts";
import type { QuestionName } from "../questions.ts";
import { ENGLISH } from "./en.ts";
import { SPANISH } from "./es.ts";

/** What a form says that its organization did not write, on its page and in the activity that keeps the answers. */
export interface FormWords {
  /** The name of an organization's first form. */
  firstForm: string;
  /** What a form says until somebody writes better. */
  defaults: { heading: string; consentText: string; successMessage: string; submitLabel: string };
  name: string;
  questions: Record<QuestionName, string>;
  optional: string;
  /** Beside one of two ways of answering, of which one is needed. */
  orPhone: string;
  orEmail: string;
  choose: string;
  leaveEmpty: string;
  sent: string;
  unsent: string;
  noForm: { title: string; heading: string; text: string };
  fillIn: (label: string) => string;
  noEmail: (given: string) => string;
  noPhone: (given: string) => string;
  needsReach: string;
  tooMany: string;
  emailAsTyped: (given: string) => string;
  phoneAsTyped: (given: string) => string;
  agreed: (channels: { email: boolean | null; sms: boolean | null }, text: string) => string;
  notAgreed: (text: string) => string;
}

const WORDS: Record<Language, FormWords> = { en: ENGLISH, es: SPANISH };

/** The words of a form's language. */
export const wordsIn = (language: string): FormWords => (language === "es" ? WORDS.es : WORDS.en);
