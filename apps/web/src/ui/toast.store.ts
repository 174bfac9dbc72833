import { createStore } from "../lib/store.ts";

export interface ToastMessage {
  id: number;
  text: string;
  /** A second line, such as why something was refused. */
  detail?: string;
  tone: "done" | "failed";
  action?: { label: string; run: () => void };
}

/** What is on show, oldest first; drawn by `Toaster`. */
export const toasts = createStore<ToastMessage[]>([]);

/** More would hide what one works on; the journal keeps the rest. */
const SHOWN_AT_ONCE = 2;
let lastId = 0;

/** Says that something happened, from anywhere. */
export function toast(message: Omit<ToastMessage, "id">) {
  lastId += 1;
  const next = { ...message, id: lastId };
  toasts.set((shown) => [...shown, next].slice(-SHOWN_AT_ONCE));
}

export const dismissToast = (id: number) => toasts.set((shown) => shown.filter((one) => one.id !== id));
