export interface Signature {
  firstName: string | null;
  lastName: string | null;
  jobTitle: string | null;
  companyName: string | null;
}

const TITLE =
  /\b(?:owner|co-?owner|founder|co-?founder|ceo|cfo|coo|cto|president|vice president|vp|director|manager|supervisor|superintendent|coordinator|administrator|assistant|engineer|architect|designer|agent|realtor|broker|partner|principal|foreman|chef|head of [\p{L} ]+|dueñ[oa]|propietari[oa]|director[a]?|gerente|administrador[a]?|encargad[oa]|ingenier[oa]|arquitect[oa]|coordinador[a]?|soci[oa]|jef[ea] de [\p{L} ]+)\b/iu;
const COMPANY =
  /\b(?:inc|llc|ltd|corp|co|company|group|partners|properties|holdings|services|solutions|studio|associates|enterprises|industries|realty|construction|restaurant|catering|hotel|clinic|s\.?\s?a\.?(?: de c\.?\s?v\.?)?|s\.? de r\.?\s?l\.?)\b\.?|&\s(?:sons|co|associates)/iu;
/** A line that ends in a greeting: all of it, or its last words. */
const CLOSING =
  /(?:^|[.!?]\s+)(?:thanks|thank you|many thanks|regards|best regards|kind regards|best|cheers|sincerely|yours|warmly|gracias|saludos|atentamente|un saludo|cordialmente|--+)(?!\p{L}).{0,20}$/iu;
const NAME = /^[\p{Lu}][\p{L}'’.-]+(?:\s+(?:[\p{Lu}]\.|de|la|van|von|del))*(?:\s+[\p{Lu}][\p{L}'’.-]+){0,2}$/u;
const INTRODUCTION =
  /\b(?:my name is|this is|i am|i['’]m|me llamo|mi nombre es|soy)\s+(?<name>[\p{Lu}][\p{L}'’-]+(?:\s+[\p{Lu}][\p{L}'’-]+){0,2})(?:,?\s+(?:from|of|with|at|de)\s+(?<company>[\p{Lu}][\p{L}\d&'’ -]{1,40}?)(?=[.,;!?\n]|\s+(?:and|y|we|our|looking)|$))?/iu;
/** A signature is no longer than this. */
const LINES = 8;

/** Who wrote, by the lines under the greeting or by how they introduce themselves. */
export function readSignature(text: string): Signature {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const closing = lines.findLastIndex((line) => CLOSING.test(line));
  const below = closing < 0 ? [] : lines.slice(closing + 1, closing + 1 + LINES).filter(Boolean);
  const introduced = introductionOf(text);
  const signed = below.find((line) => NAME.test(nameOf(line)) && !COMPANY.test(line) && !TITLE.test(nameOf(line)));
  const [firstName = null, ...rest] = signed ? nameOf(signed).split(/\s+/) : (introduced.name?.split(/\s+/) ?? []);
  const { jobTitle, companyName } = position(below, signed);
  return { firstName, lastName: rest.join(" ") || null, jobTitle, companyName: companyName ?? introduced.company };
}

/** The name of a line such as `Jane Doe, Owner` or `Jane Doe | Acme`. */
const nameOf = (line: string) => (line.split(/\s*[,|·•]\s*|\s+[-–—]\s+/)[0] ?? "").replace(/^[-–—]\s*/, "");

/** The expression ignores case for its own words, so that a name still begins with a capital is asked here. */
function introductionOf(text: string): { name: string | null; company: string | null } {
  const groups = INTRODUCTION.exec(text)?.groups;
  const words = groups?.name?.split(/\s+/) ?? [];
  const end = words.findIndex((word) => !/^\p{Lu}/u.test(word));
  const name = (end < 0 ? words : words.slice(0, end)).join(" ");
  const company = groups?.company?.trim() ?? null;
  return name ? { name, company: company && /^\p{Lu}/u.test(company) ? company : null } : { name: null, company: null };
}

/** Title and company, on lines of their own or beside each other: `Owner, Acme LLC`, `Owner at Acme`. */
function position(
  lines: string[],
  signed: string | undefined,
): { jobTitle: string | null; companyName: string | null } {
  const parts = lines
    .flatMap((line) => (line === signed ? line.split(/\s*[,|·•]\s*|\s+[-–—]\s+/).slice(1) : [line]))
    .flatMap((line) => line.split(/\s*[|·•]\s*|\s+[-–—]\s+|,\s+(?!inc|llc|ltd|corp|s\.)|\s+(?:at|@|en)\s+(?=\p{Lu})/iu))
    .map((part) => part.trim())
    .filter((part) => part.length > 1 && part.length <= 60 && !/[@\d]{3,}|@|https?:|www\./u.test(part));
  const jobTitle = parts.find((part) => TITLE.test(part) && !COMPANY.test(part)) ?? null;
  const named = parts.find((part) => part !== jobTitle && COMPANY.test(part));
  // Without a word that gives a company away it is the line after the title.
  const after = jobTitle ? parts[parts.indexOf(jobTitle) + 1] : undefined;
  return { jobTitle, companyName: named ?? (after && /^\p{Lu}/u.test(after) ? after : null) };
}
