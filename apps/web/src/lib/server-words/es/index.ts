import type { ServerWords } from "../words.ts";
import { MESSAGE_PHRASES, MESSAGE_SENTENCES } from "./messages.ts";
import { COMMON_FIELDS, OBJECTS } from "./objects.ts";
import { FIXED, PHRASES } from "./phrases.ts";
import { REFUSED } from "./refused.ts";
import { SENTENCES } from "./sentences.ts";

export const SPANISH: ServerWords = {
  objects: OBJECTS,
  commonFields: COMMON_FIELDS,
  phrases: { ...PHRASES, ...FIXED, ...MESSAGE_PHRASES, ...REFUSED },
  sentences: [...MESSAGE_SENTENCES, ...SENTENCES],
};
