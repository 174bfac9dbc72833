import { createStore } from "../../lib/store.ts";

/** Whether the list of edits that are not saved yet is open. */
export const isUnsentListOpen = createStore(false);
