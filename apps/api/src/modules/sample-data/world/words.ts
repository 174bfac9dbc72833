import type { Language } from "../../../platform/language.ts";

/** What the story says in whatever trade. */
export interface Words {
  note: string;
  aboutOffer(offer: string): string;
  goAhead: string;
  done: string;
  lost: string;
  form: string;
  call: string;
  email: string;
  neighborsCall: string;
  triedToCall: string;
  calledBack: string;
  text: string;
}

export const WORDS: Record<Language, Words> = {
  en: {
    note: "Note",
    aboutOffer: (offer) => `About the ${offer.toLowerCase()}`,
    goAhead: "Go ahead",
    done: "Done",
    lost: "Not this time",
    form: "Form: Website",
    call: "Call",
    email: "E-mail",
    neighborsCall: "Call, sent by a neighbor",
    triedToCall: "Tried to call",
    calledBack: "Called back",
    text: "Text message",
  },
  es: {
    note: "Nota",
    aboutOffer: (offer) => `Sobre: ${offer.toLowerCase()}`,
    goAhead: "Adelante",
    done: "Terminado",
    lost: "Esta vez no",
    form: "Formulario: Sitio web",
    call: "Llamada",
    email: "Correo",
    neighborsCall: "Llamada, recomendado por un vecino",
    triedToCall: "Intento de llamada",
    calledBack: "Llamada de vuelta",
    text: "SMS",
  },
};
