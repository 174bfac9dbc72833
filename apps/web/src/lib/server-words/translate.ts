import type { ServerWords } from "./words.ts";

/** A sentence of the server in another language; one that is not known stays as it is. */
export function translate(text: string, words: ServerWords): string {
  const phrase = words.phrases[text];
  if (phrase) return phrase;
  for (const [pattern, replacement] of words.sentences) {
    const found = pattern.exec(text);
    if (!found) continue;
    return replacement.replace(PLACE, (_, mark, place) => {
      const part = found[Number(place)] ?? "";
      return mark === "#" ? translate(part, words) : part;
    });
  }
  return text;
}

const PLACE = /([$#])(\d)/g;
