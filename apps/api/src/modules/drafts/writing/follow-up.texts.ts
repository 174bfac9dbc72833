import type { LanguageName } from "@mainstay/ai";
import type { Objective } from "../drafts.words.ts";

interface FollowUpText {
  subject: string;
  email: string;
  sms: string;
}

/** Follow-ups by objective; merge fields are those of `writeFollowUp`. */
type FollowUpTexts = Record<Objective, FollowUpText> & {
  hello: string;
  helloNobody: string;
  /** Stands in for questions when there are none. */
  whatIsOpen: string;
};

export const FOLLOW_UPS: Record<LanguageName, FollowUpTexts> = {
  en: {
    hello: "Hi",
    helloNobody: "Hello",
    whatIsOpen: "– What matters most to you about it?\n– Is there a date it should be done by?",
    nudge: {
      subject: "Still thinking about {{title}}?",
      email:
        "We have not spoken for a while, and I did not want {{service}} to fall off the table. If something is unclear or has changed, tell me and we will find a way.\n\nIs this still something you want to do? A short yes or no is fine.",
      sms: "{{greeting}}, {{sender}} from {{business}}. Is {{service}} still on your list? A short yes or no is fine.",
    },
    clarify: {
      subject: "A few questions about {{title}}",
      email:
        "Thank you for telling us about {{service}}. To plan it well we would like to know a little more:\n\n{{questions}}\n\nA line on each is plenty. Would you rather talk it through by phone?",
      sms: "{{greeting}}, {{sender}} from {{business}}. We have a few questions about {{service}} so that we can plan it well. When may we call you?",
    },
    schedule: {
      subject: "When suits you for {{title}}?",
      email:
        "We would be glad to go ahead with {{service}}. The next step is to agree on a time.\n\nWhich days and hours suit you in the coming two weeks?",
      sms: "{{greeting}}, {{sender}} from {{business}}. Which days suit you for {{service}} in the coming two weeks?",
    },
  },
  es: {
    hello: "Hola",
    helloNobody: "Hola",
    whatIsOpen: "– ¿Qué es lo más importante para ti?\n– ¿Hay una fecha para la que debe estar listo?",
    nudge: {
      subject: "¿Sigues pensando en {{title}}?",
      email:
        "Hace tiempo que no hablamos y no quisiera que {{service}} quedara en el olvido. Si algo no está claro o cambió, dímelo y buscamos una solución.\n\n¿Todavía te interesa? Basta con un sí o un no.",
      sms: "{{greeting}}, soy {{sender}} de {{business}}. ¿Sigue en tus planes {{service}}? Basta con un sí o un no.",
    },
    clarify: {
      subject: "Unas preguntas sobre {{title}}",
      email:
        "Gracias por contarnos sobre {{service}}. Para planearlo bien nos gustaría saber un poco más:\n\n{{questions}}\n\nCon una línea en cada una es suficiente. ¿Prefieres que lo hablemos por teléfono?",
      sms: "{{greeting}}, soy {{sender}} de {{business}}. Tenemos unas preguntas sobre {{service}} para planearlo bien. ¿Cuándo podemos llamarte?",
    },
    schedule: {
      subject: "¿Cuándo te conviene para {{title}}?",
      email:
        "Nos dará gusto avanzar con {{service}}. El siguiente paso es acordar una fecha.\n\n¿Qué días y horas te convienen en las próximas dos semanas?",
      sms: "{{greeting}}, soy {{sender}} de {{business}}. ¿Qué días te convienen para {{service}} en las próximas dos semanas?",
    },
  },
};
