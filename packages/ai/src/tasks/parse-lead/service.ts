interface Named {
  name: string;
  es: string;
  words: RegExp;
}

/** What the businesses we know are asked for; the first that fits is taken, so the narrower stand first. */
const SERVICES: Named[] = [
  {
    name: "event catering",
    es: "banquetes para eventos",
    words:
      /\b(?:catering|banquetes?)\b(?=[\s\S]*\b(?:guests?|people|event|dinner|lunch|wedding|party|buffet|invitados|personas|boda|evento)\b)|\b(?:wedding|event|party) catering\b/iu,
  },
  { name: "catering", es: "banquetes", words: /\b(?:catering|caterer|banquetes?)\b/iu },
  {
    name: "roof repair",
    es: "reparación de techo",
    words:
      /\broof\w*\b(?=[\s\S]*\b(?:repair|leak|fix|damage|missing|storm|hail)\w*)|\b(?:repair|fix|patch|leak|damage)\w*\b[^.]*\broof/iu,
  },
  {
    name: "roof replacement",
    es: "cambio de techo",
    words: /\b(?:new roof|re-?roof|roof(?:ing)?|shingles?|gutters?|techos?|impermeabiliza\w+)\b/iu,
  },
  { name: "water heater", es: "calentador de agua", words: /\bwater heater|\bboiler\b|\bcalentador\b/iu },
  {
    name: "drain cleaning",
    es: "desazolve",
    words: /\b(?:clogged|drain|blocked (?:sink|toilet|pipe)|desazolve|destapar)\b/iu,
  },
  {
    name: "plumbing",
    es: "plomería",
    words: /\b(?:plumb(?:er|ing)|faucet|pipes?|leak(?:s|ing|y)?|toilet|plomer[oí]a?|fuga de agua|tuber[ií]as?)\b/iu,
  },
  {
    name: "air conditioning",
    es: "aire acondicionado",
    words: /\b(?:a\/?c\b|air condition\w*|cooling|aire acondicionado|minisplit)/iu,
  },
  { name: "heating", es: "calefacción", words: /\b(?:furnace|heat pump|heating|no heat|hvac|calefacción)\b/iu },
  {
    name: "electrical",
    es: "electricidad",
    words: /\b(?:electric(?:al|ian)|outlets?|wiring|breaker|ev charger|panel upgrade|electricista|eléctric[oa])\b/iu,
  },
  {
    name: "kitchen remodel",
    es: "remodelación de cocina",
    words: /\bkitchen\b|\bcocina integral\b|\bremodelar la cocina\b/iu,
  },
  {
    name: "bathroom remodel",
    es: "remodelación de baño",
    words: /\bbath(?:room)?\b|\bremodelar (?:el|los) baños?\b/iu,
  },
  {
    name: "remodeling",
    es: "remodelación",
    words: /\b(?:remodel\w*|renovat\w+|addition|basement|remodelaci[oó]n)\b/iu,
  },
  { name: "move-out cleaning", es: "limpieza por mudanza", words: /\bmove[- ]?(?:out|in) clean/iu },
  {
    name: "office cleaning",
    es: "limpieza de oficinas",
    words: /\b(?:office|commercial|janitorial)\b[^.]*\bclean|\bclean\w*\b[^.]*\boffices?\b|\blimpieza de oficinas?\b/iu,
  },
  { name: "house cleaning", es: "limpieza de casa", words: /\b(?:clean(?:ing|ers?)?|maid|housekeep\w+|limpieza)\b/iu },
  {
    name: "landscaping",
    es: "jardinería",
    words: /\b(?:landscap\w+|lawn|garden\w*|mowing|tree (?:removal|trimming)|jardiner[oí]a?|pasto)\b/iu,
  },
  { name: "painting", es: "pintura", words: /\b(?:paint(?:er|ing|ed)?|pintura|pintar)\b/iu },
  { name: "flooring", es: "pisos", words: /\b(?:floor(?:s|ing)?|tiles?|carpet|hardwood|pisos?|azulejos?)\b/iu },
  {
    name: "pest control",
    es: "control de plagas",
    words: /\b(?:pest|termites?|roaches|rodents?|mice|plagas?|fumigaci[oó]n)\b/iu,
  },
  { name: "moving", es: "mudanza", words: /\b(?:movers?|moving (?:company|to|from|our|my)|mudanza)\b/iu },
  { name: "solar", es: "paneles solares", words: /\bsolar\b|\bpaneles solares\b/iu },
  { name: "photography", es: "fotografía", words: /\b(?:photograph\w*|photo ?shoot|headshots|fot[oó]graf\w+)\b/iu },
  {
    name: "web design",
    es: "diseño web",
    words:
      /\b(?:web ?site|web ?design|landing page|online store|shopify|wordpress|sitio web|página web|tienda en línea)\b/iu,
  },
  { name: "branding", es: "identidad de marca", words: /\b(?:logo|brand(?:ing)?|identidad de marca)\b/iu },
  {
    name: "marketing",
    es: "mercadotecnia",
    words: /\b(?:seo|marketing|ad(?:s|vertising)|social media|redes sociales|publicidad)\b/iu,
  },
  {
    name: "home sale",
    es: "venta de casa",
    words: /\b(?:sell(?:ing)? (?:my|our|the|a) (?:house|home|property|condo)|cash offer|vender (?:mi|la|una) casa)\b/iu,
  },
  {
    name: "home purchase",
    es: "compra de casa",
    words: /\b(?:buy(?:ing)? (?:a|our|my) (?:house|home|condo)|house hunting|comprar (?:una|la) casa)\b/iu,
  },
];

const INDUSTRIES: Named[] = [
  {
    name: "restaurant",
    es: "restaurante",
    words: /\b(?:restaurant|café|cafe|bistro|diner|bakery|restaurante|cafetería|panadería)\b/iu,
  },
  { name: "hotel", es: "hotel", words: /\b(?:hotel|motel|inn|bed and breakfast|airbnb|hostal)\b/iu },
  {
    name: "healthcare",
    es: "salud",
    words: /\b(?:clinic|hospital|dental|dentist|medical|doctor's office|clínica|consultorio)\b/iu,
  },
  {
    name: "education",
    es: "educación",
    words: /\b(?:school|university|college|daycare|escuela|universidad|guardería)\b/iu,
  },
  { name: "retail", es: "comercio", words: /\b(?:shop|store|boutique|retail|tienda)\b/iu },
  { name: "office", es: "oficinas", words: /\b(?:our|the|my) office|law firm|agency|coworking|oficinas?\b/iu },
  {
    name: "property management",
    es: "administración de inmuebles",
    words: /\b(?:property manage\w+|hoa|apartment (?:complex|building)|landlord|tenants?|condominio|inquilinos?)\b/iu,
  },
  {
    name: "construction",
    es: "construcción",
    words: /\b(?:general contractor|builder|construction (?:company|site)|constructora)\b/iu,
  },
  { name: "church", es: "iglesia", words: /\b(?:church|parish|temple|synagogue|mosque|iglesia|parroquia)\b/iu },
  { name: "fitness", es: "gimnasio", words: /\b(?:gym|fitness|yoga studio|gimnasio)\b/iu },
];

export interface FoundService {
  name: string;
  /** The word it was told by. */
  told: string;
}

/** The service a text asks for: one of the organization's own when it is named, else one that many are asked for. */
export function findService(text: string, own: string[], language: "en" | "es"): FoundService | null {
  const folded = text.toLowerCase();
  const named = own
    .filter((one) => one.trim().length > 2 && folded.includes(one.trim().toLowerCase()))
    .sort((a, b) => b.length - a.length)[0];
  if (named) return { name: named, told: named };
  for (const service of SERVICES) {
    const told = service.words.exec(text)?.[0];
    if (told) return { name: language === "es" ? service.es : service.name, told };
  }
  return null;
}

/** The kind of business a text is written for, when it says so. */
export function findIndustry(text: string, language: "en" | "es"): string | null {
  const found = INDUSTRIES.find(({ words }) => words.test(text));
  return found ? (language === "es" ? found.es : found.name) : null;
}
