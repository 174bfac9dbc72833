/** What somebody asks for by a text message: to hear no more, to learn who writes, to hear again. */
export interface Intent {
  kind: "stop" | "help" | "start";
  /** False for wordings that a person should look at; what looks like a stop is treated as one until then. */
  isCertain: boolean;
  /** The part of the message that says so. */
  words: string;
}

/**
 * Reads a reply for the words that the law and the carriers give a meaning, and for a wish to hear no more in any
 * wording (47 CFR 64.1200(a)(10)), in English and Spanish. Doubt counts as a stop.
 */
export function readIntent(message: string): Intent | null {
  const text = plain(message);
  const core = text.replace(
    /^(?:please|pls|por favor) | (?:please|pls|now|thanks|thank you|por favor|ya|gracias)$/g,
    "",
  );
  if (STOP.has(core) || STOP.has(text)) return { kind: "stop", isCertain: true, words: core };
  if (HELP.has(core)) return { kind: "help", isCertain: true, words: core };
  if (START.has(core)) return { kind: "start", isCertain: true, words: core };
  const wish = WISHES.map((wish) => wish.exec(text)?.[0]).find(Boolean);
  if (wish) return { kind: "stop", isCertain: true, words: wish };
  const doubt = DOUBTS.map((one) => one.exec(text)?.[0]).find(Boolean);
  return doubt ? { kind: "stop", isCertain: false, words: doubt } : null;
}

/** Words that are the whole message: the law's own, those carriers act on, and their like. */
const STOP = new Set([
  ...["stop", "quit", "end", "revoke", "opt out", "optout", "cancel", "unsubscribe", "stopall", "stop all"],
  ...["remove", "remove me", "stop it", "stop this", "just stop", "stop stop", "stop stop stop", "no more", "go away"],
  ...["unsub", "delete me", "arret", "alto", "no mas", "baja", "parar", "cancelar", "basta", "detener"],
]);
const HELP = new Set(["help", "info", "ayuda", "help me"]);
const START = new Set(["start", "yes", "unstop", "opt in", "optin", "subscribe", "resubscribe", "alta"]);

const CONTACT = "(?:text|txt|message|messag|msg|contact|call|email|e mail|mail|writ|send|bother|spam|harass)\\w*";

/** A wish to hear no more, anywhere in a sentence. */
const WISHES = [
  /\bunsubscribe\b/,
  /\bopt(?:ing|ed)? (?:me )?out\b/,
  /\boptout\b/,
  new RegExp(`\\b(?:stop|quit|cease) (?:\\w+ ){0,4}${CONTACT}`),
  new RegExp(`\\b(?:dont|do not|never|please no|no more|no longer) (?:\\w+ ){0,3}?${CONTACT}`),
  /\b(?:take|get|remove|delete|drop|scrub) (?:me|my (?:number|name|phone|info|information|cell|email|contact)\w*)(?: \w+)? (?:off|out|from|of)\b/,
  /\b(?:take|get) me off\b/,
  /\b(?:remove|delete|lose|erase) (?:me|my (?:number|name|phone|info|information|cell|email|contact))\b/,
  /\bleave me alone\b/,
  /\b(?:i )?revoke (?:my )?consent\b/,
  /\bcease and desist\b/,
  /\bdo not (?:call|contact) list\b/,
  /\bno (?:more|mas) (?:texts?|messages?|calls?|emails?|mensajes?|textos?|llamadas?|correos?)\b/,
  /\bno me (?:escriba|mande|envie|llame|contacte|moleste|texte)\w*/,
  /\bdej(?:e|a|en|ad) de (?:escrib|mand|envi|llam|contact|molest)\w*/,
  /\bya no (?:me )?(?:escriba|mande|envie|llame|quiero (?:recibir|mas))\w*/,
  /\b(?:quit|borr|elimin|saqu|sac)(?:e|a|en)?(?:n)?me\b/,
  /\bdar(?:me)? de baja\b/,
  /\bno quiero (?:recibir )?(?:mas )?(?:mensajes|textos|llamadas|correos)\b/,
];

/** Wordings that may mean it; somebody should look, and until then nothing more is sent. */
const DOUBTS = [
  /\b(?:not|no longer) interested\b/,
  /\bwrong (?:number|person)\b/,
  /\bnumero equivocado\b/,
  /\bno me interesa\b/,
  /\b(?<!bus |truck |pit |non |one |full |door |next |first |last )stop\b(?! (?:by|in|at|over|off|here|the (?:leak|water|drip|flow|noise)|for|on|working|running|and|leaking|to)\b)/,
  /\bi(?:ll| will) (?:report|sue|block)\b/,
  /\b(?:fuck|piss) off\b/,
];

/** Lower case, without accents and punctuation: "¡STOP!" and "Don’t" lose what varies. */
function plain(message: string): string {
  return message
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’‘`´]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
