type Words = [text: string, rationale: string];

/** A question the rules know, in both languages. */
export interface Asked {
  /** The lead's field that its answer fills. */
  field?: string;
  /** What is said when it need not be asked. */
  knownBy?: RegExp;
  en: Words;
  es: Words;
}

/** What every lead is asked, the most decisive first. */
export const BANK: Asked[] = [
  {
    field: "serviceType",
    en: ["What exactly would you like us to do?", "Without the service nobody can plan, price or assign the work."],
    es: [
      "¿Qué necesitas exactamente que hagamos?",
      "Sin el servicio no se puede planear, cotizar ni asignar el trabajo.",
    ],
  },
  {
    field: "expectedCloseDate",
    en: [
      "By when does this need to be done?",
      "The date decides whether there is room in the schedule, and how fast to answer.",
    ],
    es: ["¿Para cuándo lo necesitas?", "La fecha decide si hay lugar en la agenda y qué tan rápido contestar."],
  },
  {
    field: "estimatedValue",
    en: ["What budget do you have in mind?", "The budget decides which options are worth proposing."],
    es: ["¿Qué presupuesto tienes en mente?", "El presupuesto decide qué opciones vale la pena proponer."],
  },
  {
    knownBy: /\b(?:i am the owner|i own|my (?:house|home|wife and i)|soy (?:el|la) dueñ[oa])\b/iu,
    en: [
      "Who else has to agree before you can go ahead?",
      "A proposal that the deciding person never sees is seldom accepted.",
    ],
    es: [
      "¿Quién más tiene que estar de acuerdo para avanzar?",
      "Una propuesta que no ve quien decide casi nunca se acepta.",
    ],
  },
  {
    knownBy: /\b\d{1,6}\s+[\p{Lu}][\p{L}]+\s+(?:st|street|ave|avenue|rd|road|blvd|dr|drive|ln|lane|ct|court)\b/iu,
    en: [
      "What is the address of the work, and how do we get in?",
      "The address decides travel time, permits and who can go.",
    ],
    es: [
      "¿En qué dirección es el trabajo y cómo entramos?",
      "La dirección decide el traslado, los permisos y quién puede ir.",
    ],
  },
  {
    field: "preferredTime",
    en: ["Which days and times suit you best for a visit or call?", "A time they chose is a visit that takes place."],
    es: [
      "¿Qué días y horarios te quedan mejor para una visita o llamada?",
      "Un horario que ellos eligen es una visita que sí sucede.",
    ],
  },
  {
    en: ["What made you look for this now?", "The reason shows how urgent it is and what matters most to them."],
    es: ["¿Por qué lo buscas justo ahora?", "El motivo muestra qué tan urgente es y qué les importa más."],
  },
  {
    en: [
      "Are you comparing other offers, and what will decide between them?",
      "It shows what the proposal has to say.",
    ],
    es: [
      "¿Estás comparando otras ofertas y qué va a decidir entre ellas?",
      "Muestra lo que la propuesta tiene que decir.",
    ],
  },
  {
    en: [
      "Could you send us photos, plans or anything you already have?",
      "Pictures save a visit and make the first estimate better.",
    ],
    es: [
      "¿Nos puedes mandar fotos, planos o lo que ya tengas?",
      "Las fotos ahorran una visita y mejoran el primer presupuesto.",
    ],
  },
  {
    en: ["How did you hear about us?", "It tells which advertising brings work."],
    es: ["¿Cómo te enteraste de nosotros?", "Dice qué publicidad trae trabajo."],
  },
];

/** What a service wants to know besides; several may fit. */
export const SERVICE_BANKS: { words: RegExp; questions: Asked[] }[] = [
  {
    words: /\b(?:roof\w*|shingles?|gutters?|techos?|impermeab\w*)\b/iu,
    questions: [
      {
        knownBy: /\byears? old\b/iu,
        en: ["How old is the roof, and what is it made of?", "Age and material decide between repair and replacement."],
        es: [
          "¿Qué edad tiene el techo y de qué material es?",
          "La edad y el material deciden entre reparar y cambiar.",
        ],
      },
      {
        en: [
          "Is this an insurance claim, and has an adjuster been out?",
          "Insurance work follows its own steps and papers.",
        ],
        es: [
          "¿Es un reclamo al seguro y ya fue el ajustador?",
          "El trabajo por seguro lleva sus propios pasos y papeles.",
        ],
      },
      {
        en: [
          "Is water coming in right now, and where?",
          "An active leak wants a tarp today, not an estimate next week.",
        ],
        es: [
          "¿Está entrando agua en este momento y por dónde?",
          "Una gotera activa pide una lona hoy, no un presupuesto la próxima semana.",
        ],
      },
    ],
  },
  {
    words: /\b(?:plumb\w*|leak\w*|drain|pipe\w*|water heater|plomer\w*|fuga|drenaje|calentador)\b/iu,
    questions: [
      {
        en: ["Is the water shut off, and is anything being damaged?", "It decides whether somebody goes out at once."],
        es: ["¿Ya cerraste el agua y se está dañando algo?", "Decide si alguien sale de inmediato."],
      },
      {
        en: [
          "How old is the house, and what are the pipes made of?",
          "It decides which parts and how much time to bring.",
        ],
        es: ["¿Qué edad tiene la casa y de qué son las tuberías?", "Decide qué piezas y cuánto tiempo llevar."],
      },
    ],
  },
  {
    words: /\b(?:hvac|heating|cooling|air condition\w*|a\/c|furnace|aire acondicionado|minisplit|calefacci\w*)\b/iu,
    questions: [
      {
        en: [
          "How old is the unit, and what brand and model is it?",
          "It decides between repair and replacement, and which parts to bring.",
        ],
        es: [
          "¿Qué edad tiene el equipo y de qué marca y modelo es?",
          "Decide entre reparar y cambiar, y qué piezas llevar.",
        ],
      },
      {
        en: ["How many square feet are to be heated or cooled?", "The size decides the unit."],
        es: ["¿Cuántos metros cuadrados hay que climatizar?", "El tamaño decide el equipo."],
      },
    ],
  },
  {
    words: /\b(?:clean\w*|janitor\w*|maid|limpieza)\b/iu,
    questions: [
      {
        en: ["How many rooms and bathrooms, or how many square feet, is it?", "The size is the price."],
        es: ["¿Cuántos cuartos y baños son, o cuántos metros cuadrados?", "El tamaño es el precio."],
      },
      {
        en: [
          "Is this once, or weekly, every two weeks, or monthly?",
          "Regular work is priced and planned differently.",
        ],
        es: [
          "¿Es una sola vez, cada semana, cada quince días o cada mes?",
          "El trabajo regular se cotiza y se agenda distinto.",
        ],
      },
      {
        en: ["Are there pets, and is there anything we should not use or touch?", "It decides products and crew."],
        es: ["¿Hay mascotas, o algo que no debamos usar ni tocar?", "Decide los productos y el equipo."],
      },
    ],
  },
  {
    words: /\b(?:cater\w*|banquet\w*|event|wedding|boda|evento)\b/iu,
    questions: [
      {
        knownBy: /\b\d+ (?:guests|people|invitados|personas)\b/iu,
        en: ["How many guests do you expect?", "The number of guests is the price."],
        es: ["¿Cuántos invitados esperas?", "El número de invitados es el precio."],
      },
      {
        en: [
          "Where is the event, and is there a kitchen on site?",
          "A kitchen decides what can be served and what has to be brought.",
        ],
        es: [
          "¿Dónde es el evento y hay cocina en el lugar?",
          "La cocina decide qué se puede servir y qué hay que llevar.",
        ],
      },
      {
        knownBy: /\b(?:vegetarian|vegan|allerg|alergi)/iu,
        en: ["Are there allergies or diets we must plan for?", "Diets change the menu and the price."],
        es: ["¿Hay alergias o dietas que debamos considerar?", "Las dietas cambian el menú y el precio."],
      },
    ],
  },
  {
    words: /\b(?:remodel\w*|renovat\w*|kitchen|bath(?:room)?|addition|basement|remodelaci\w*|cocina|baño)\b/iu,
    questions: [
      {
        en: ["Do you have drawings or a design, or should we make one?", "Design is a job of its own and comes first."],
        es: ["¿Ya tienes planos o diseño, o lo hacemos nosotros?", "El diseño es un trabajo aparte y va primero."],
      },
      {
        en: ["Will you live there while the work is done?", "It decides phases, hours and dust protection."],
        es: ["¿Vas a vivir ahí durante la obra?", "Decide las etapas, los horarios y la protección contra el polvo."],
      },
    ],
  },
  {
    words:
      /\b(?:website|web ?site|web design|landing page|online store|branding|logo|seo|marketing|sitio web|tienda en línea)\b/iu,
    questions: [
      {
        en: [
          "What should a visitor do on the site that they cannot do today?",
          "It is what the project will be judged by.",
        ],
        es: ["¿Qué debe poder hacer un visitante en el sitio que hoy no puede?", "Con eso se va a juzgar el proyecto."],
      },
      {
        en: ["Who will write the texts and take care of the site afterwards?", "Missing texts are why sites are late."],
        es: [
          "¿Quién va a escribir los textos y cuidar el sitio después?",
          "Los textos que faltan son la razón de los retrasos.",
        ],
      },
    ],
  },
  {
    words: /\b(?:sell(?:ing)? (?:my|our|the|a) (?:house|home|property)|cash offer|home sale|vender)\b/iu,
    questions: [
      {
        en: [
          "What is owed on the property, and are payments up to date?",
          "It decides which offers are possible at all.",
        ],
        es: ["¿Cuánto se debe de la propiedad y están al corriente los pagos?", "Decide qué ofertas son posibles."],
      },
      {
        en: ["What repairs does the house need?", "Repairs decide the offer."],
        es: ["¿Qué reparaciones necesita la casa?", "Las reparaciones deciden la oferta."],
      },
    ],
  },
];
