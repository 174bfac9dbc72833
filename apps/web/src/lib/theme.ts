import { createStore } from "./store.ts";

export type Theme = "system" | "light" | "dark";

const KEY = "mainstay.theme";
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

/** The look this browser was asked for; `public/theme.js` applies the kept one before the first paint. */
export const theme = createStore<Theme>(keptTheme());

/** Changes the look at once and keeps it for the next visit. */
export function chooseTheme(choice: Theme) {
  localStorage.setItem(KEY, choice);
  theme.set(choice);
  apply();
}

systemIsDark.addEventListener("change", apply);

function apply() {
  const choice = theme.get();
  const isDark = choice === "dark" || (choice === "system" && systemIsDark.matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
}

function keptTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}
