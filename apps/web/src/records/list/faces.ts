import { NARROW } from "../../lib/hooks.ts";
import { lazily } from "../../lib/lazily.ts";

/** What a list is drawn as where there is room. */
export const RecordTable = lazily(() => import("./RecordTable.tsx"), "RecordTable");
/** What it is drawn as on a phone. */
export const RecordCards = lazily(() => import("./RecordCards.tsx"), "RecordCards");

/** Fetches the code a list will be drawn with, beside its records and not after them. */
export const prepareFace = () => (matchMedia(NARROW).matches ? RecordCards : RecordTable).prepare();
