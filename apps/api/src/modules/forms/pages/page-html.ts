import { html } from "hono/html";
import type { Form } from "../forms.object.ts";
import { brandAddress } from "./brand.ts";
import { type Filled, formHtml, fromHtml, type Html } from "./form-html.ts";
import type { From } from "./from.ts";

/** A form's own page. */
export const formPage = (form: Form, from: From, filled: Filled): Html =>
  page(`${form.heading} · ${from.name}`, form, formHtml(form, "h1", from, filled));

/** Where a browser without scripts arrives once its answers are in. */
export const thanksPage = (form: Form, from: From): Html =>
  page(
    `Message sent · ${from.name}`,
    form,
    html`<div class="card thanks">
    ${fromHtml(from)}
    <h1>Message sent</h1>
    <p>${form.successMessage}</p>
  </div>`,
  );

export const noFormPage = (): Html =>
  page(
    "No such form",
    null,
    html`<div class="card thanks">
    <h1>There is no form here</h1>
    <p>The address may be mistyped, or the form is no longer in use. Please get in touch another way.</p>
  </div>`,
  );

const page = (title: string, form: Form | null, content: Html): Html => html`<!doctype html>
<html lang="en">
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
