import { createStore } from "../../lib/store.ts";

/** Whether the sheet of shortcuts is open. */
export const isSheetOpen = createStore(false);
