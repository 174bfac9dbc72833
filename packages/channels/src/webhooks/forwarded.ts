/** A mail inside another, that somebody passed on by hand. */
export interface Forwarded {
  from: string;
  /** As the mail program wrote it; null when there was only an address. */
  name: string | null;
  subject: string | null;
  text: string;
  /** What whoever passed it on wrote above it. */
  note: string;
}

/** How Gmail, Apple Mail and Outlook announce it, in English and in Spanish. */
const HEAD =
  /^(?:-{3,}\s*(?:forwarded message|mensaje reenviado|original message|mensaje original)\s*-{3,}|(?:begin forwarded message|inicio del mensaje reenviado):|_{10,})$/i;
const FROM = /^\*?(?:from|de):\*?(.*)$/is;
const SUBJECT = /^\*?(?:subject|asunto):\*?(.*)$/is;
const FIELD = /^\*?[\p{L}-]{2,12}:\*?\s/u;
const ADDRESS = /[^\s<>"'()[\]:;,]+@[^\s<>"'()[\]:;,]+/;
/** A name and an address are shorter; anybody may send us a line that is so long that looking for one takes forever. */
const LONGEST_SENDER = 1_000;

/** The mail that a text passes on; null when it passes none on. What is laid out otherwise is not recognised. */
export function readForwarded(given: string): Forwarded | null {
  const lines = given.replace(/\r\n?/g, "\n").split("\n");
  const head = lines.findIndex((line) => HEAD.test(line.trim()));
  if (head < 0) return null;
  const first = lines.findIndex((line, index) => index > head && line.trim() !== "");
  const end = lines.findIndex((line, index) => index > first && line.trim() === "");
  const fields = lines.slice(first, end < 0 ? undefined : end).map((line) => line.trim());
  const sender = fieldOf(fields, FROM)?.slice(0, LONGEST_SENDER);
  const from = sender && ADDRESS.exec(sender)?.[0];
  if (!from || !FIELD.test(fields[0] ?? "")) return null;
  const name = sender
    .slice(0, sender.indexOf(from))
    .replace(/[<"'[(]|mailto:/g, "")
    .trim();
  const text =
    end < 0
      ? ""
      : lines
          .slice(end + 1)
          .join("\n")
          .trim();
  const note = lines.slice(0, head).join("\n").trim();
  return { from, name: name || null, subject: fieldOf(fields, SUBJECT) || null, text, note };
}

function fieldOf(fields: string[], pattern: RegExp): string | undefined {
  for (const field of fields) {
    const value = pattern.exec(field)?.[1];
    if (value !== undefined) return value.trim();
  }
  return undefined;
}
