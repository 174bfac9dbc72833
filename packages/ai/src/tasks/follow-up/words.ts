import type { LanguageName } from "../language.ts";
import type { Occasion } from "./write.ts";

/** One occasion's words; merge fields are those of `valuesOf`. */
export interface FollowUpWords {
  reason: string;
  subject: string;
  body: string;
  /** A paragraph for when there is an amount. */
  withAmount?: string;
  ask: string;
  sms: string;
  call: string[];
}

export const WORDS: Record<LanguageName, Record<Occasion, FollowUpWords>> = {
  en: {
    answer: {
      reason: "They wrote last and are waiting for an answer.",
      subject: "Re: {{subject}}",
      body: "Thank you for your message about {{service}}. I have read it and am looking into it.",
      ask: "What is the best time today or tomorrow to talk it through?",
      sms: "{{greeting}}, this is {{sender}} from {{business}}. Thanks for your message. When is a good time to talk it through?",
      call: [
        "Thank them for their message about {{service}}.",
        "Answer what they asked; note what you cannot answer yet.",
        "Ask what has to be settled before they can go ahead.",
        "Agree on the next step and a day.",
      ],
    },
    proposal: {
      reason: "A proposal is out; a short check-in about three days later is answered most often.",
      subject: "Any questions about {{subject}}?",
      body: "I wanted to check that our proposal for {{service}} reached you and that everything in it is clear.",
      withAmount:
        "It comes to {{amount}} in all. If something in it does not fit, tell me and we will go through it together.",
      ask: "Is there anything you would like to change or ask before you decide?",
      sms: "{{greeting}}, {{sender}} from {{business}} here. Did our proposal for {{service}} reach you, and do you have any questions?",
      call: [
        "Ask whether the proposal for {{service}} arrived and is clear.",
        "Ask what they like about it and what is missing.",
        "Ask who else decides, and by when.",
        "Offer to change it; agree on a day to decide.",
      ],
    },
    quiet: {
      reason: "Nothing has happened for several days.",
      subject: "Still thinking about {{subject}}?",
      body: "We have not spoken for a few days, and I did not want {{service}} to fall off the table.",
      ask: "Is this still something you want to do? A short yes or no is fine either way.",
      sms: "{{greeting}}, {{sender}} from {{business}}. Is {{service}} still on your list? A short yes or no is fine.",
      call: [
        "Remind them what you last spoke about.",
        "Ask whether {{service}} is still wanted, and what changed.",
        "If yes: agree on the next step. If no: ask why, and close the lead.",
      ],
    },
    first: {
      reason: "Nobody has been in touch yet; the first to answer usually gets the work.",
      subject: "Your inquiry: {{subject}}",
      body: "Thank you for asking us about {{service}}. I would like to understand what you need so that we can give you a good answer.",
      ask: "When would be a good time for a short call?",
      sms: "{{greeting}}, this is {{sender}} from {{business}}. Thanks for asking about {{service}}. When is a good time for a short call?",
      call: [
        "Introduce yourself and {{business}}.",
        "Ask what they need and what made them look now.",
        "Ask when it should be done, and what they expect to spend.",
        "Agree on the next step: a visit, an estimate, a day.",
      ],
    },
    next_step: {
      reason: "You spoke recently; the next step is not agreed yet.",
      subject: "Next step for {{subject}}",
      body: "It was good to be in touch about {{service}}. I would like to keep things moving for you.",
      ask: "Shall we settle a day for the next step?",
      sms: "{{greeting}}, {{sender}} from {{business}}. Shall we settle a day for the next step with {{service}}?",
      call: ["Pick up where you left off.", "Ask what is still open for them.", "Propose a day for the next step."],
    },
  },
  es: {
    answer: {
      reason: "Fueron los últimos en escribir y esperan respuesta.",
      subject: "Re: {{subject}}",
      body: "Gracias por tu mensaje sobre {{service}}. Ya lo leí y lo estoy revisando.",
      ask: "¿A qué hora te queda bien hablar, hoy o mañana?",
      sms: "{{greeting}}, soy {{sender}} de {{business}}. Gracias por tu mensaje. ¿A qué hora te queda bien hablar?",
      call: [
        "Agradece el mensaje sobre {{service}}.",
        "Contesta lo que preguntaron; anota lo que aún no puedes contestar.",
        "Pregunta qué falta resolver para avanzar.",
        "Acuerda el siguiente paso y una fecha.",
      ],
    },
    proposal: {
      reason: "Hay una propuesta enviada; un mensaje corto a los tres días es el que más se contesta.",
      subject: "¿Alguna duda sobre {{subject}}?",
      body: "Quería confirmar que te llegó nuestra propuesta de {{service}} y que todo quedó claro.",
      withAmount: "El total es de {{amount}}. Si algo no te queda bien, dime y lo revisamos juntos.",
      ask: "¿Hay algo que quieras cambiar o preguntar antes de decidir?",
      sms: "{{greeting}}, soy {{sender}} de {{business}}. ¿Te llegó nuestra propuesta de {{service}}? ¿Tienes alguna duda?",
      call: [
        "Pregunta si llegó la propuesta de {{service}} y si está clara.",
        "Pregunta qué les gusta y qué les falta.",
        "Pregunta quién más decide y para cuándo.",
        "Ofrece ajustarla; acuerda un día para decidir.",
      ],
    },
    quiet: {
      reason: "No ha pasado nada en varios días.",
      subject: "¿Sigues pensando en {{subject}}?",
      body: "Hace unos días que no hablamos y no quería dejar pendiente {{service}}.",
      ask: "¿Todavía te interesa? Con un sí o un no me ayudas mucho.",
      sms: "{{greeting}}, soy {{sender}} de {{business}}. ¿Todavía te interesa {{service}}? Con un sí o un no me basta.",
      call: [
        "Recuérdales de qué hablaron la última vez.",
        "Pregunta si {{service}} sigue en pie y qué cambió.",
        "Si sí: acuerda el siguiente paso. Si no: pregunta por qué y cierra el prospecto.",
      ],
    },
    first: {
      reason: "Nadie se ha comunicado todavía; quien contesta primero suele ganar el trabajo.",
      subject: "Tu solicitud: {{subject}}",
      body: "Gracias por preguntarnos por {{service}}. Me gustaría entender qué necesitas para darte una buena respuesta.",
      ask: "¿Cuándo te queda bien una llamada corta?",
      sms: "{{greeting}}, soy {{sender}} de {{business}}. Gracias por preguntar por {{service}}. ¿Cuándo te queda bien una llamada corta?",
      call: [
        "Preséntate y presenta a {{business}}.",
        "Pregunta qué necesitan y por qué ahora.",
        "Pregunta para cuándo y cuánto piensan invertir.",
        "Acuerda el siguiente paso: visita, presupuesto, fecha.",
      ],
    },
    next_step: {
      reason: "Hablaron hace poco; falta acordar el siguiente paso.",
      subject: "Siguiente paso: {{subject}}",
      body: "Me dio gusto hablar contigo sobre {{service}}. Quiero que esto siga avanzando.",
      ask: "¿Acordamos un día para el siguiente paso?",
      sms: "{{greeting}}, soy {{sender}} de {{business}}. ¿Acordamos un día para el siguiente paso de {{service}}?",
      call: [
        "Retoma donde se quedaron.",
        "Pregunta qué les falta por resolver.",
        "Propón un día para el siguiente paso.",
      ],
    },
  },
};
