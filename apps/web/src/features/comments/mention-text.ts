import type { Comment } from "./comments.api.ts";

/** A part of a comment: words, or the name of somebody. */
export interface TextPart {
  text: string;
  /** Set for a name. */
  memberId?: string;
}

/** A comment's text with the names in it told apart from the words. */
export function partsOf(body: string, mentions: Comment["mentions"]): TextPart[] {
  // The longest first, so that `@Ana Ruiz` is not read as `@Ana`.
  const names = mentions.toSorted((one, other) => other.name.length - one.name.length);
  if (names.length === 0) return [{ text: body }];
  const pattern = new RegExp(`(${names.map(({ name }) => escaped(`@${name}`)).join("|")})`, "gu");
  return body
    .split(pattern)
    .filter((text) => text !== "")
    .map((text) => ({ text, memberId: names.find(({ name }) => text === `@${name}`)?.memberId }));
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The name that is being typed before the caret, after its `@`; null while none is. */
export function nameBeing(typed: string): string | null {
  return /(?:^|[\s(])@([^@\n]{0,40})$/u.exec(typed)?.[1] ?? null;
}

/** The text with the name being typed before the caret put in whole. */
export function withName(body: string, caret: number, name: string): { body: string; caret: number } {
  const typed = nameBeing(body.slice(0, caret)) ?? "";
  const start = caret - typed.length;
  const after = body.slice(caret);
  const space = after.startsWith(" ") ? "" : " ";
  return { body: `${body.slice(0, start)}${name}${space}${after}`, caret: start + name.length + 1 };
}
