import type { Language } from "../language.ts";
import type { DrawnField, DrawnObject } from "../session.ts";
import { translate } from "./translate.ts";
import type { FieldWords, ServerWords } from "./words.ts";

/** What the language that is shown says for the server's English; null for English itself. */
let shown: ServerWords | null = null;

/** Fetches a language's words for what the server says; English needs no download. */
export async function showServerWords(language: Language): Promise<void> {
  shown = language === "en" ? null : (await import("./es/index.ts")).SPANISH;
}

/**
 * A sentence of the server (why a request was refused, what an operation did) in the language that is shown. One that
 * is not known stays as the server said it: English is better than nothing.
 */
export const inLanguage = (text: string): string => (shown ? translate(text, shown) : text);

/** Declarations with their labels in the language that is shown; the organization's own fields keep their names. */
export function translateObjects(objects: DrawnObject[]): DrawnObject[] {
  const words = shown;
  if (!words) return objects;
  return objects.map((object) => {
    const known = words.objects[object.name];
    if (!known) return object;
    const { label, pluralLabel, fields } = known;
    const drawn = object.fields.map((field) =>
      field.custom ? field : translateField(field, fields[field.name] ?? words.commonFields[field.name]),
    );
    return { ...object, label, pluralLabel, fields: drawn };
  });
}

function translateField(field: DrawnField, words: FieldWords | undefined): DrawnField {
  const [label, options] = typeof words === "string" ? [words, undefined] : (words ?? [field.label, undefined]);
  return {
    ...field,
    label,
    ...(field.group && { group: inLanguage(field.group) }),
    ...(field.help && { help: inLanguage(field.help) }),
    ...(field.options && {
      // An option that the organization added has no word of ours.
      options: field.options.map((option) => ({ ...option, label: options?.[option.value] ?? option.label })),
    }),
  };
}
