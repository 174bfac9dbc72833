import { Problem } from "../../../platform/problem.ts";

/*
 * vCards 2.1 (as Outlook writes), 3.0 and 4.0 as rows of a table. What a card may have several of is kept apart by
 * kind, and joined within one as Google Contacts does.
 */

const HEADER = [
  "First name",
  "Last name",
  "Name",
  "Company",
  "Job title",
  "Email (work)",
  "Email (home)",
  "Email (other)",
  "Phone (mobile)",
  "Phone (work)",
  "Phone (home)",
  "Phone (other)",
  "Work street",
  "Work city",
  "Work state",
  "Work postal code",
  "Work country",
  "Home street",
  "Home city",
  "Home state",
  "Home postal code",
  "Home country",
  "Tags",
  "Website",
  "Notes",
] as const;
type Column = (typeof HEADER)[number];

/** Between several values in one cell. */
const SEVERAL = " ::: ";

/** Room for a photograph that nobody folded; a line is looked through anew with each piece that comes in. */
const LONGEST_LINE = 10_000_000;

/** A row for each card, after the header. @throws Problem invalid */
export async function* readVcards(text: AsyncIterable<string>): AsyncGenerator<string[]> {
  yield [...HEADER];
  let card: Map<Column, string[]> | null = null;
  for await (const line of unfolded(text)) {
    const property = readProperty(line);
    if (!property) continue;
    if (property.name === "BEGIN") card = new Map();
    else if (property.name === "END" && card) {
      const done = card;
      yield HEADER.map((column) => (done.get(column) ?? []).join(SEVERAL));
      card = null;
    } else if (card) addTo(card, property);
  }
}

interface Property {
  name: string;
  types: string[];
  value: string;
}

/** `item1.TEL;TYPE=CELL:+1 312…`, in any of the three versions. */
function readProperty(line: string): Property | null {
  const match = line.match(/^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^:"])*)?):(.*)$/s);
  if (!match) return null;
  const [, name = "", parameters = "", raw = ""] = match;
  const given = parameters.split(";").filter(Boolean);
  const types = given.flatMap((one) => (one.split("=")[1] ?? one).toLowerCase().replaceAll('"', "").split(","));
  const isQuoted = types.includes("quoted-printable");
  return { name: name.toUpperCase(), types, value: isQuoted ? fromQuotedPrintable(raw) : raw };
}

function addTo(card: Map<Column, string[]>, { name, types, value }: Property) {
  const add = (column: Column, text = "") => {
    const plain = unescaped(text).trim();
    if (plain) card.set(column, [...(card.get(column) ?? []), plain]);
  };
  if (name === "N") {
    const [family, given] = parts(value);
    add("Last name", family);
    add("First name", given);
  } else if (name === "FN") add("Name", value);
  else if (name === "ORG") add("Company", parts(value)[0]);
  else if (name === "TITLE") add("Job title", value);
  else if (name === "EMAIL") add(`Email (${kindOf(types, ["work", "home"])})`, value);
  else if (name === "TEL") add(`Phone (${phoneKind(types)})`, value.replace(/^tel:/i, ""));
  else if (name === "ADR") addAddress(add, types, value);
  else if (name === "CATEGORIES") add("Tags", value.replaceAll(",", ";"));
  else if (name === "URL") add("Website", value);
  else if (name === "NOTE") add("Notes", value);
}

function addAddress(add: (column: Column, text?: string) => void, types: string[], value: string) {
  const kind = types.includes("home") ? "Home" : "Work";
  const [, , street, city, state, code, country] = parts(value);
  add(`${kind} street`, street?.replace(/\\n|\n/gi, ", "));
  add(`${kind} city`, city);
  add(`${kind} state`, state);
  add(`${kind} postal code`, code);
  add(`${kind} country`, country);
}

const kindOf = <K extends string>(types: string[], kinds: readonly K[]): K | "other" =>
  kinds.find((kind) => types.includes(kind)) ?? "other";
const phoneKind = (types: string[]) =>
  types.includes("cell") || types.includes("iphone") ? "mobile" : kindOf(types, ["work", "home"]);

const parts = (value: string) => value.split(/(?<!\\);/);
const unescaped = (text: string) => text.replace(/\\n/gi, "\n").replace(/\\([,;:\\])/g, "$1");

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Lines, with those that were folded (3.0, 4.0) or softly broken (2.1) joined again. */
async function* unfolded(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  let pending: string | null = null;
  const isOpen = (line: string) => /quoted-printable/i.test(line) && line.endsWith("=");
  for await (const chunk of text) {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST_LINE) throw new Problem("invalid", "The file cannot be read: a line in it has no end.");
    for (const line of lines) {
      if (pending !== null && /^[ \t]/.test(line)) pending += line.slice(1);
      else if (pending !== null && isOpen(pending)) pending = pending.slice(0, -1) + line;
      else {
        if (pending !== null) yield pending;
        pending = line;
      }
    }
  }
  if (pending !== null) yield pending;
  if (rest) yield rest;
}
