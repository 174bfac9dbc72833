import { html } from "hono/html";
import { CHOICES, type Choice } from "./preferences.ts";

const ENGLISH = {
  title: "E-mail preferences",
  intro: (name: string, address: string) => `What may ${name} send to ${address}?`,
  choices: {
    everything: ["Everything", "News and offers too"],
    no_marketing: ["No marketing", "Only what concerns my own requests, visits and invoices"],
    nothing: ["Nothing", "No e-mail at all"],
  },
  save: "Save",
  done: {
    everything: "Saved. You will get all e-mail again.",
    no_marketing: "You are unsubscribed. No more marketing e-mail will come.",
    nothing: "Saved. No more e-mail will come.",
  },
};

const SPANISH: typeof ENGLISH = {
  title: "Preferencias de correo",
  intro: (name, address) => `¿Qué puede enviar ${name} a ${address}?`,
  choices: {
    everything: ["Todo", "También novedades y ofertas"],
    no_marketing: ["Sin publicidad", "Solo lo que tenga que ver con mis solicitudes, visitas y facturas"],
    nothing: ["Nada", "Ningún correo"],
  },
  save: "Guardar",
  done: {
    everything: "Listo. Volverás a recibir todos los correos.",
    no_marketing: "Cancelaste la suscripción. Ya no llegará publicidad.",
    nothing: "Listo. Ya no llegarán correos.",
  },
};

interface Shown {
  organization: string;
  address: string;
  /** What holds now. */
  choice: Choice;
  /** It has just been chosen. */
  isSaved: boolean;
  /** As the reader's browser asks for it. */
  acceptLanguage: string | undefined;
}

/**
 * The page behind the link under our mail, where its reader says what they want. Looking at it changes nothing, since
 * mail scanners look at every link; to leave marketing takes one press.
 */
export function preferencesPage({ organization, address, choice, isSaved, acceptLanguage }: Shown) {
  const language = /^\s*es\b/i.test(acceptLanguage ?? "") ? "es" : "en";
  const words = language === "es" ? SPANISH : ENGLISH;
  // Who comes by the link comes to leave: that is chosen already.
  const preset = choice === "everything" && !isSaved ? "no_marketing" : choice;
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${words.title} · ${organization}</title>
    <link rel="stylesheet" href="/f/assets/form.css">
  </head>
  <body>
    <main>
      <div class="card">
        <p class="from">${organization}</p>
        <h1>${words.title}</h1>
        ${isSaved ? html`<p role="status"><strong>${words.done[choice]}</strong></p>` : ""}
        <p class="intro">${words.intro(organization, address)}</p>
        <form method="post">
          ${CHOICES.map(
            (one) => html`<div class="consent">
              <input type="radio" name="choice" id="${one}" value="${one}" ${one === preset ? "checked" : ""}>
              <label for="${one}"><strong>${words.choices[one][0]}</strong><br>${words.choices[one][1]}</label>
            </div>`,
          )}
          <button type="submit">${words.save}</button>
        </form>
      </div>
    </main>
  </body>
</html>`;
}
