import { createStore } from "../../lib/store.ts";

/** The object a new record of is being made, from wherever one is; null while none is. */
export const creation = createStore<string | null>(null);
