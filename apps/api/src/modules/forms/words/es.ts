import type { FormWords } from "./words.ts";

export const SPANISH: FormWords = {
  firstForm: "Sitio web",
  defaults: {
    heading: "¿En qué podemos ayudarte?",
    consentText: "Pueden contactarme sobre esta solicitud por correo, teléfono o mensaje de texto.",
    successMessage: "Gracias. Recibimos tu mensaje y te responderemos en menos de una hora hábil.",
    submitLabel: "Enviar",
  },
  name: "Nombre",
  questions: {
    email: "Correo electrónico",
    phone: "Teléfono",
    companyName: "Empresa",
    serviceType: "Servicio",
    preferredTime: "Horario preferido",
    description: "Mensaje",
  },
  optional: "opcional",
  orPhone: "o teléfono",
  orEmail: "o correo",
  choose: "Elige…",
  leaveEmpty: "Deja esto vacío",
  sent: "Mensaje enviado",
  unsent: "No se pudo enviar. Revisa tu conexión e inténtalo de nuevo; no se perdió nada de lo que escribiste.",
  noForm: {
    title: "No existe el formulario",
    heading: "Aquí no hay ningún formulario",
    text: "Puede que la dirección esté mal escrita o que el formulario ya no se use. Contáctanos de otra manera.",
  },
  fillIn: (label) => `${label}: llena este campo.`,
  noEmail: (given) => `“${given}” no es una dirección de correo.`,
  noPhone: (given) => `“${given}” no es un número de teléfono.`,
  needsReach: "Escribe un correo o un teléfono para que podamos responderte.",
  tooMany: "Muchas personas están escribiendo ahora. Inténtalo de nuevo en un minuto.",
  emailAsTyped: (given) => `Correo como lo escribió: ${given}`,
  phoneAsTyped: (given) => `Teléfono como lo escribió: ${given}`,
  agreed: ({ email, sms }, text) =>
    `Aceptó (${[email && "correo", sms && "SMS"].filter(Boolean).join(" y ")}): “${text}”`,
  notAgreed: (text) => `No aceptó: “${text}”`,
};
