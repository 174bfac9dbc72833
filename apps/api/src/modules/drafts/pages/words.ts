import type { LanguageName } from "@mainstay/ai";
import type { DocumentType } from "../drafts.words.ts";

interface CoverValues {
  kind: string;
  title: string;
  sender: string;
  organization: string;
}

/** Everything a document says by itself, on its page and in its PDF. */
export interface DocumentWords {
  kinds: Record<DocumentType, string>;
  preparedFor: (name: string) => string;
  date: string;
  validUntil: (day: string) => string;
  item: string;
  quantity: string;
  price: string;
  amount: string;
  optional: string;
  included: string;
  notIncluded: string;
  subtotal: string;
  tax: (rate: string) => string;
  total: string;
  updateTotal: string;
  download: string;
  acceptHeading: string;
  acceptAbout: string;
  fullName: string;
  agree: (organization: string) => string;
  accept: string;
  askHeading: string;
  question: string;
  yourName: string;
  ask: string;
  asked: string;
  declineHeading: string;
  declineReason: string;
  optionalHint: string;
  decline: string;
  accepted: (name: string, at: string) => string;
  declined: string;
  superseded: string;
  expired: (day: string) => string;
  withdrawn: string;
  missingTitle: string;
  missing: string;
  signature: string;
  signed: (name: string, at: string, from: string) => string;
  fingerprint: (hash: string) => string;
  page: (number: number, count: number) => string;
  coverEmail: (values: CoverValues) => string;
  coverSms: (values: Pick<CoverValues, "kind" | "organization">) => string;
}

const EN: DocumentWords = {
  kinds: { scope: "Scope of work", estimate: "Estimate", proposal: "Proposal" },
  preparedFor: (name) => `Prepared for ${name}`,
  date: "Date",
  validUntil: (day) => `Valid until ${day}`,
  item: "Item",
  quantity: "Quantity",
  price: "Price",
  amount: "Amount",
  optional: "Optional",
  included: "Included",
  notIncluded: "Not included",
  subtotal: "Subtotal",
  tax: (rate) => `Tax ${rate}%`,
  total: "Total",
  updateTotal: "Update the total",
  download: "Download as PDF",
  acceptHeading: "Accept",
  acceptAbout: "Type your full name to sign.",
  fullName: "Full name",
  agree: (organization) =>
    `I accept this document of ${organization} as it stands above. My typed name is my signature.`,
  accept: "Accept and sign",
  askHeading: "Ask a question",
  question: "Your question",
  yourName: "Your name",
  ask: "Send question",
  asked: "Your question has been sent. You will hear from us.",
  declineHeading: "Decline",
  declineReason: "What would have to be different?",
  optionalHint: "optional",
  decline: "Decline",
  accepted: (name, at) => `Accepted by ${name} on ${at}.`,
  declined: "You have declined this document. Should you change your mind, ask us for a new one.",
  superseded: "There is a newer version of this document. Please use the link you were sent last.",
  expired: (day) => `This document was valid until ${day}. Ask us for a new one.`,
  withdrawn: "This document cannot be answered at the moment.",
  missingTitle: "There is no document here",
  missing: "The address may be mistyped, or the document is no longer available. Please get in touch another way.",
  signature: "Signature",
  signed: (name, at, from) => `Signed by ${name} on ${at} from ${from}`,
  fingerprint: (hash) => `Fingerprint of what was signed (SHA-256): ${hash}`,
  page: (number, count) => `${number} of ${count}`,
  coverEmail: ({ kind, title, sender, organization }) =>
    `Hello,\n\nhere is our ${kind.toLowerCase()} for ${title}. You can read it, ask about it and accept it here:\n\n{{link}}\n\nBest regards,\n${sender === organization ? organization : `${sender}\n${organization}`}`,
  coverSms: ({ kind, organization }) => `${organization}: your ${kind.toLowerCase()} is ready: {{link}}`,
};

const ES: DocumentWords = {
  kinds: { scope: "Alcance del trabajo", estimate: "Presupuesto", proposal: "Propuesta" },
  preparedFor: (name) => `Preparado para ${name}`,
  date: "Fecha",
  validUntil: (day) => `Válido hasta el ${day}`,
  item: "Concepto",
  quantity: "Cantidad",
  price: "Precio",
  amount: "Importe",
  optional: "Opcional",
  included: "Incluido",
  notIncluded: "No incluido",
  subtotal: "Subtotal",
  tax: (rate) => `Impuesto ${rate}%`,
  total: "Total",
  updateTotal: "Actualizar el total",
  download: "Descargar en PDF",
  acceptHeading: "Aceptar",
  acceptAbout: "Escribe tu nombre completo para firmar.",
  fullName: "Nombre completo",
  agree: (organization) =>
    `Acepto este documento de ${organization} tal como aparece arriba. Mi nombre escrito es mi firma.`,
  accept: "Aceptar y firmar",
  askHeading: "Hacer una pregunta",
  question: "Tu pregunta",
  yourName: "Tu nombre",
  ask: "Enviar pregunta",
  asked: "Tu pregunta se envió. Te responderemos pronto.",
  declineHeading: "Rechazar",
  declineReason: "¿Qué tendría que ser distinto?",
  optionalHint: "opcional",
  decline: "Rechazar",
  accepted: (name, at) => `Aceptado por ${name} el ${at}.`,
  declined: "Rechazaste este documento. Si cambias de opinión, pídenos uno nuevo.",
  superseded: "Hay una versión más reciente de este documento. Usa el último enlace que recibiste.",
  expired: (day) => `Este documento era válido hasta el ${day}. Pídenos uno nuevo.`,
  withdrawn: "En este momento no se puede responder a este documento.",
  missingTitle: "Aquí no hay ningún documento",
  missing:
    "Quizá la dirección esté mal escrita o el documento ya no esté disponible. Comunícate con nosotros de otra forma.",
  signature: "Firma",
  signed: (name, at, from) => `Firmado por ${name} el ${at} desde ${from}`,
  fingerprint: (hash) => `Huella de lo firmado (SHA-256): ${hash}`,
  page: (number, count) => `${number} de ${count}`,
  coverEmail: ({ kind, title, sender, organization }) =>
    `Hola:\n\nAquí está el documento «${kind}: ${title}». Puedes leerlo, hacernos preguntas y aceptarlo aquí:\n\n{{link}}\n\nSaludos cordiales,\n${sender === organization ? organization : `${sender}\n${organization}`}`,
  coverSms: ({ kind, organization }) => `${organization}: ya puedes ver tu documento (${kind.toLowerCase()}): {{link}}`,
};

const WORDS: Record<LanguageName, DocumentWords> = { en: EN, es: ES };

/** The words of a document in a language. */
export const wordsOf = (language: LanguageName): DocumentWords => WORDS[language];
