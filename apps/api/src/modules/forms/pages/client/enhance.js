/**
 * Sends a form without leaving the page and shows the answer in place. Without this script the form is posted as
 * any form is. `base` is the origin that the form's addresses belong to.
 */
export function enhance(form, base) {
  const appearedAt = performance.now();
  const button = form.querySelector("button");
  const problem = form.querySelector(".problem");
  const asked = [...form.querySelectorAll("[data-asked]")];
  /** The last thing sent and its key: trying the very same again must not make a second lead. */
  let last = { answers: "", body: "", key: "" };
  let isSending = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    clearErrors();
    try {
      const response = await send();
      const answer = await response.json();
      if (response.ok) showThanks(answer.data.message);
      else showProblem(answer);
    } catch {
      problem.textContent = form.dataset.unsent;
    }
    setSending(false);
  });

  function send() {
    const answers = JSON.stringify(read());
    if (answers !== last.answers) {
      const body = JSON.stringify({ ...read(), elapsed: Math.round(performance.now() - appearedAt) });
      last = { answers, body, key: `${Date.now()}-${Math.random().toString(36).slice(2)}` };
    }
    return fetch(base + form.dataset.endpoint, {
      method: "POST",
      credentials: "omit",
      headers: { "content-type": "application/json", "idempotency-key": last.key },
      body: last.body,
    });
  }

  function read() {
    // The server's clock and the visitor's differ, so a script tells the time it took and not when it began.
    const { startedAt: _, consent, ...answers } = Object.fromEntries(new FormData(form));
    return { ...answers, ...(form.elements.consent && { consent: consent === "true" }) };
  }

  function showThanks(message) {
    const heading = form.parentNode.querySelector("h1, h2");
    const text = document.createElement("p");
    text.className = "intro";
    text.textContent = message;
    for (const element of form.parentNode.querySelectorAll(".intro")) element.remove();
    heading.textContent = form.dataset.sent;
    heading.tabIndex = -1;
    form.replaceWith(text);
    heading.focus();
  }

  function showProblem({ detail, errors = [] }) {
    const wrong = errors.map((error) => [asked.find((field) => `/${field.name}` === error.pointer), error.detail]);
    for (const [field, text] of wrong) {
      if (!field) continue;
      field.setAttribute("aria-invalid", "true");
      form.querySelector(`#${field.getAttribute("aria-describedby")}`).textContent = text;
    }
    const [first] = wrong.find(([field]) => field) ?? [];
    if (first) first.focus();
    else problem.textContent = detail;
  }

  function clearErrors() {
    problem.textContent = "";
    for (const field of asked) field.removeAttribute("aria-invalid");
    for (const error of form.querySelectorAll(".error")) error.textContent = "";
  }

  function setSending(value) {
    isSending = value;
    button.setAttribute("aria-disabled", String(value));
  }
}
