import type { Ctx } from "../../platform/context.ts";
import { type Language, languageOf } from "../../platform/language.ts";
import type { Trigger } from "./follow-ups.words.ts";
import type { FollowUpRule } from "./rules.object.ts";

/** What the because of a follow-up is made from. */
export interface Occasion {
  /** When the document went out, the inquiry came in. */
  since: Date;
  /** Whole days from then on. */
  days?: number;
  /** The meeting's subject. */
  meeting?: string;
}

interface Texts {
  /** What is to be done. */
  subjects: Record<Trigger, string>;
  /** Why it is to be done now; merge fields are those of `becauseOf`. */
  because: Record<Trigger, string>;
  notes: string;
}

const TEXTS: Record<Language, Texts> = {
  en: {
    subjects: {
      proposal_sent: "Follow up on the proposal",
      estimate_sent: "Follow up on the estimate",
      meeting: "Write down what came of “{{meeting}}”",
      inquiry: "Answer the inquiry",
      lead_quiet: "Get in touch again",
      proposal_quiet: "Follow up on the proposal",
    },
    because: {
      proposal_sent: "it went out on {{day}}.",
      estimate_sent: "it went out on {{day}}.",
      meeting: "“{{meeting}}” was on {{day}}.",
      inquiry: "nobody has answered since {{day}}.",
      lead_quiet: "nothing has happened for {{days}} days.",
      proposal_quiet: "it has been out for {{days}} days without a follow-up.",
    },
    notes: "What do they want?\n\nWhat did we see on site?\n\nWhat did we promise, and by when?\n",
  },
  es: {
    subjects: {
      proposal_sent: "Dar seguimiento a la propuesta",
      estimate_sent: "Dar seguimiento al presupuesto",
      meeting: "Anotar qué resultó de “{{meeting}}”",
      inquiry: "Contestar la solicitud",
      lead_quiet: "Retomar el contacto",
      proposal_quiet: "Dar seguimiento a la propuesta",
    },
    because: {
      proposal_sent: "se envió el {{day}}.",
      estimate_sent: "se envió el {{day}}.",
      meeting: "“{{meeting}}” fue el {{day}}.",
      inquiry: "nadie ha contestado desde el {{day}}.",
      lead_quiet: "no ha pasado nada en {{days}} días.",
      proposal_quiet: "lleva {{days}} días enviada sin seguimiento.",
    },
    notes: "¿Qué quiere el cliente?\n\n¿Qué vimos en el lugar?\n\n¿Qué prometimos y para cuándo?\n",
  },
};

const LONGEST_SUBJECT = 255;

/** What a follow-up is called, in the organization's language. */
export const subjectOf = (ctx: Ctx, { trigger }: FollowUpRule, occasion: Occasion): string =>
  filled(ctx, textsOf(ctx).subjects[trigger as Trigger], occasion).slice(0, LONGEST_SUBJECT);

/** Why it is there: the rule by name, and what has happened. */
export const becauseOf = (ctx: Ctx, { trigger, name }: FollowUpRule, occasion: Occasion): string =>
  `${name}: ${filled(ctx, textsOf(ctx).because[trigger as Trigger], occasion)}`;

/** The questions that a note to fill in begins with. */
export const notesOf = (ctx: Ctx): string => textsOf(ctx).notes;

const textsOf = (ctx: Ctx): Texts => TEXTS[languageOf(ctx.org.locale)];

function filled({ org }: Ctx, text: string, { since, days = 0, meeting = "" }: Occasion): string {
  const day = new Intl.DateTimeFormat(org.locale, { day: "numeric", month: "long", timeZone: org.timezone });
  const values: Record<string, string> = { day: day.format(since), days: String(days), meeting };
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
}
