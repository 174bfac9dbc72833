import { html } from "hono/html";
import type { Language } from "../../../platform/language.ts";
import type { Form } from "../forms.object.ts";
import { wordsIn } from "../words/words.ts";
import { brandAddress } from "./brand.ts";
import { type Filled, formHtml, fromHtml, type Html } from "./form-html.ts";
import type { From } from "./from.ts";

/** A form's own page. */
export const formPage = (form: Form, from: From, filled: Filled): Html =>
  page(`${form.heading} · ${from.name}`, form, formHtml(form, "h1", from, filled));

/** Where a browser without scripts arrives once its answers are in. */
export const thanksPage = (form: Form, from: From): Html =>
  page(
    `${wordsIn(form.language).sent} · ${from.name}`,
    form,
    html`<div class="card thanks">
    ${fromHtml(from)}
    <h1>${wordsIn(form.language).sent}</h1>
    <p>${form.successMessage}</p>
  </div>`,
  );

/** For an address that leads to no form, in the visitor's language. */
export function noFormPage(language: Language): Html {
  const { title, heading, text } = wordsIn(language).noForm;
  return page(
    title,
    null,
    html`<div class="card thanks">
    <h1>${heading}</h1>
    <p>${text}</p>
  </div>`,
    language,
  );
}

const page = (title: string, form: Form | null, content: Html, language = form?.language): Html => html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="/f/assets/form.css">
    ${form ? html`<link rel="stylesheet" href="${brandAddress(form)}"><script type="module" src="/f/assets/page.js"></script>` : ""}
  </head>
  <body>
    <main>${content}</main>
  </body>
</html>`;
