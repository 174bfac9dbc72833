import type { LanguageName } from "@mainstay/ai";

interface Text {
  heading: string;
  body: string;
}

/** The parts of documents; merge fields are those of `writeDocument`. */
export interface DocumentTexts {
  /** For a customer without a name. */
  you: string;
  overview: Text;
  told: Text;
  work: Text;
  prepare: Text;
  notIncluded: Text;
  timing: Text;
  timingWished: Text;
  aboutEstimate: Text;
  estimateNotes: Text;
  nextSteps: Text;
}

export const TEXTS: Record<LanguageName, DocumentTexts> = {
  en: {
    you: "you",
    overview: {
      heading: "Overview",
      body: "{{business}} has prepared this for {{customer}}: {{title}}. It says what we have understood, what we will do, and what comes next.",
    },
    told: { heading: "What you told us", body: "" },
    work: {
      heading: "What we will do",
      body: "– Prepare the place and protect what is there.\n– Carry out the work as described: {{service}}.\n– Clean up, and go through the result with you before we call it done.",
    },
    prepare: {
      heading: "What we need from you",
      body: "– Access to the place at the agreed time.\n– One person who can decide when something unexpected turns up.",
    },
    notIncluded: {
      heading: "Not included",
      body: "Anything that is not named here. Should more turn out to be needed, we will agree on it with you, and on its price, before we do it.",
    },
    timing: { heading: "Timing", body: "We will agree on a date with you as soon as you have accepted." },
    timingWished: {
      heading: "Timing",
      body: "You asked for: {{preferredTime}}. We will confirm the date as soon as you have accepted.",
    },
    aboutEstimate: {
      heading: "About this estimate",
      body: "{{business}} has estimated this for {{customer}}: {{title}}. The lines below show what we expect it to cost.",
    },
    estimateNotes: {
      heading: "Good to know",
      body: "This is an estimate by what we know today. If what we find differs, we will tell you before we go on. Optional lines are yours to choose.",
    },
    nextSteps: {
      heading: "Next steps",
      body: "– Read this through and ask whatever is unclear.\n– Accept it with your name.\n– We get in touch to agree on the date.",
    },
  },
  es: {
    you: "ti",
    overview: {
      heading: "Resumen",
      body: "{{business}} preparó este documento para {{customer}}: {{title}}. Explica lo que entendimos, lo que haremos y lo que sigue.",
    },
    told: { heading: "Lo que nos contaste", body: "" },
    work: {
      heading: "Lo que haremos",
      body: "– Preparar el lugar y proteger lo que hay.\n– Realizar el trabajo descrito: {{service}}.\n– Limpiar y revisar el resultado contigo antes de darlo por terminado.",
    },
    prepare: {
      heading: "Lo que necesitamos de ti",
      body: "– Acceso al lugar a la hora acordada.\n– Una persona que pueda decidir si surge algo inesperado.",
    },
    notIncluded: {
      heading: "No incluido",
      body: "Todo lo que no se menciona aquí. Si hiciera falta algo más, lo acordaremos contigo, con su precio, antes de hacerlo.",
    },
    timing: { heading: "Fechas", body: "Acordaremos una fecha contigo en cuanto aceptes." },
    timingWished: {
      heading: "Fechas",
      body: "Pediste: {{preferredTime}}. Confirmaremos la fecha en cuanto aceptes.",
    },
    aboutEstimate: {
      heading: "Sobre este presupuesto",
      body: "{{business}} calculó este presupuesto para {{customer}}: {{title}}. Los conceptos de abajo muestran lo que esperamos que cueste.",
    },
    estimateNotes: {
      heading: "Conviene saber",
      body: "Es un cálculo con lo que sabemos hoy. Si encontramos algo distinto, te avisaremos antes de continuar. Los conceptos opcionales los eliges tú.",
    },
    nextSteps: {
      heading: "Próximos pasos",
      body: "– Léelo con calma y pregunta lo que no quede claro.\n– Acéptalo con tu nombre.\n– Nos comunicaremos contigo para acordar la fecha.",
    },
  },
};
