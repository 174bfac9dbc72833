import { createStore } from "../../lib/store.ts";

const KEY = "mainstay.sidebar";

/** Whether the sidebar is folded away on a wide screen; remembered by this browser, as its windows differ in width. */
export const isSidebarFolded = createStore(localStorage.getItem(KEY) === "folded");

export function foldSidebar(isFolded = !isSidebarFolded.get()) {
  localStorage.setItem(KEY, isFolded ? "folded" : "open");
  isSidebarFolded.set(isFolded);
}
