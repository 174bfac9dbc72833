import { createStore } from "../lib/store.ts";

/** Whether one's own long work is on show; anything that begins some may open it. Drawn by `JobsTray`. */
export const isJobsTrayOpen = createStore(false);
