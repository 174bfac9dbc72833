/* What the page does by itself where there are scripts: totals follow the options, and a person's opening it is told. */

const options = document.querySelector("form[data-options]");
options?.querySelector("button")?.setAttribute("hidden", "");
options?.addEventListener("change", () => options.requestSubmit());

const [, , key] = location.pathname.split("/");
// Not before somebody looks: browsers fetch pages that nobody may ever see.
function tellOnceSeen() {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", tellOnceSeen);
  fetch(`/api/v1/public/documents/${key}/view`, { method: "POST", credentials: "omit", keepalive: true }).catch(
    () => {},
  );
}
document.addEventListener("visibilitychange", tellOnceSeen);
tellOnceSeen();
