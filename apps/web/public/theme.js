// Runs before the first paint, as a file of its own because the page's policy allows no inline script.
// Keep the key and values in step with src/lib/theme.ts.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("mainstay.theme");
  } catch {
    // Storage can be forbidden; the system's choice is then the only one.
  }
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
