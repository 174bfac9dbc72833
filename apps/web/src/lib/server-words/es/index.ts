import type { ServerWords } from "../words.ts";
import { COMMON_FIELDS, OBJECTS } from "./objects.ts";
import { FIXED, PHRASES } from "./phrases.ts";
import { SENTENCES } from "./sentences.ts";

export const SPANISH: ServerWords = {
  objects: OBJECTS,
  commonFields: COMMON_FIELDS,
  phrases: { ...PHRASES, ...FIXED },
  undid: "Se deshizo:",
  sentences: SENTENCES,
};
