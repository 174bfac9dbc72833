/** What the commonest breached passwords are made of, without the digits and signs people put around it. */
const COMMON_WORDS = new Set(
  `password passwort passphrase passwd letmein welcome admin administrator root guest login master secret changeme default
  qwerty qwertyuiop qwertz qwertzuiop azerty asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc zaqwsx abc abcd abcdef abcdefgh
  iloveyou loveyou love sunshine princess monkey dragon football baseball basketball soccer hockey superman batman starwars
  pokemon shadow michael jordan jennifer ashley charlie daniel jessica thomas hunter harley ranger buster tigger pepper ginger
  computer internet samsung google facebook whatever trustno freedom flower summer winter spring autumn january december
  monday friday company business office sales test testing tester user demo sample example mainstay`.split(/\s+/),
);

const LOOKALIKES: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};
const KEYBOARD = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "azertyuiop",
];

/**
 * Why a password is too easily guessed, or null when it is not. Length is judged elsewhere.
 * @param personal the person's e-mail, name and organizations: words an attacker knows
 */
export function passwordWeakness(password: string, personal: readonly string[]): string | null {
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return "It repeats too few different characters.";
  if (isKeyboardWalk(plain)) return "It only follows the keyboard or the alphabet.";
  const core = coreOf(plain);
  if (COMMON_WORDS.has(core) || COMMON_WORDS.has(halved(core)))
    return "It is one of the passwords that are tried first.";
  if (personal.some((words) => isMadeOf(core, plain, words))) return "It is made of your name, e-mail or organization.";
  return null;
}

/** `P@ssw0rd2024!` is `password`. */
function coreOf(plain: string): string {
  const bare = plain.replace(/^[^a-z@$]+|[^a-z]+$/g, "");
  return bare.replace(/[0134578@$!]/g, (sign) => LOOKALIKES[sign] ?? sign).replace(/[^\p{L}]/gu, "");
}

const halved = (word: string) => {
  const half = word.slice(0, word.length / 2);
  return half + half === word ? half : word;
};

function isKeyboardWalk(plain: string): boolean {
  const steps = [...plain]
    .slice(1)
    .filter((next, at) => KEYBOARD.some((row) => neighbours(row, plain.charAt(at), next)));
  return steps.length >= plain.length - 2;
}

function neighbours(row: string, one: string, next: string): boolean {
  return row.includes(one + next) || row.includes(next + one) || one === next;
}

/** True when nothing but digits and signs is left beside the person's own words. */
function isMadeOf(core: string, plain: string, words: string): boolean {
  const known = words
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);
  if (known.length === 0) return false;
  const left = known.reduce((rest, word) => rest.replaceAll(word, ""), plain).replace(/[^\p{L}]/gu, "");
  return known.join("") === core || left.length < 3;
}
