import { languageOf } from "@mainstay/ai";
import { html } from "hono/html";
import type { Ctx } from "../../../platform/context.ts";
import { isExpired, isOpen } from "../answering.ts";
import type { Draft } from "../drafts.object.ts";
import type { ShownDocument, ShownLine } from "../printing/shown.ts";
import { answerForms } from "./answer-forms.ts";
import { wordsOf } from "./words.ts";

export type Html = ReturnType<typeof html>;

export interface DocumentPage {
  ctx: Ctx;
  draft: Draft;
  key: string;
  shown: ShownDocument;
  /** What was just done, for the page to say so. */
  done?: string;
  /** The form that could not be taken, what was typed into it, and why. */
  act?: string;
  values?: Record<string, string>;
  problem?: string;
}

/** A document as its customer reads it: what it says, what it costs, and how to answer. */
export function documentPage(page: DocumentPage): Html {
  const { ctx, draft, key, shown } = page;
  const { words } = shown;
  const canAnswer = isOpen(ctx, draft);
  const content = html`<main class="document">
    <header>
      ${ctx.org.logoId ? html`<img class="logo" src="/logos/${ctx.org.logoId}" alt="${ctx.org.name}">` : html`<p class="from">${ctx.org.name}</p>`}
      <h1>${shown.title}</h1>
      <p class="about">${[shown.kind, shown.customer && words.preparedFor(shown.customer), shown.date, shown.validUntil && words.validUntil(shown.validUntil)].filter(Boolean).join(" · ")}</p>
      <p><a href="/api/v1/public/documents/${key}/file">${words.download}</a></p>
    </header>
    ${standing(page)}
    ${shown.sections.map(({ heading, body }) => html`<section>${heading ? html`<h2>${heading}</h2>` : ""}<p class="text">${body}</p></section>`)}
    ${shown.lines.length > 0 ? prices(key, shown, canAnswer) : ""}
    ${answerForms(page, canAnswer)}
  </main>`;
  return frame(`${shown.kind}: ${shown.title}`, languageOf(ctx.org.locale), content, key);
}

/** The page of an address that leads nowhere; nobody's organization, so in the visitor's own language. */
export function noDocumentPage(acceptLanguage: string): Html {
  const language = languageOf(acceptLanguage);
  const words = wordsOf(language);
  return frame(
    words.missingTitle,
    language,
    html`<main class="document"><h1>${words.missingTitle}</h1><p>${words.missing}</p></main>`,
    null,
  );
}

/** Where the document stands, when there is something to say about it. */
function standing({ ctx, draft, shown, done }: DocumentPage): Html | string {
  const { words, signature, validUntil } = shown;
  const say = (text: string) => html`<p class="standing" role="status">${text}</p>`;
  if (signature) return say(words.accepted(signature.name, signature.at));
  if (draft.state === "declined") return say(words.declined);
  if (draft.state === "superseded") return say(words.superseded);
  if (validUntil && isExpired(ctx, draft.validUntil)) return say(words.expired(validUntil));
  if (!isOpen(ctx, draft)) return say(words.withdrawn);
  return done === "question" ? say(words.asked) : "";
}

function prices(key: string, { lines, words, subtotal, taxes, total }: ShownDocument, canAnswer: boolean): Html {
  const hasOptions = canAnswer && lines.some((line) => line.isOptional);
  const table = html`<table>
    <thead><tr><th scope="col">${words.item}</th><th scope="col" class="number">${words.quantity}</th><th scope="col" class="number">${words.price}</th><th scope="col" class="number">${words.amount}</th></tr></thead>
    <tbody>${lines.map((line) => row(line, words, canAnswer))}</tbody>
    <tfoot>
      <tr><th scope="row" colspan="3">${words.subtotal}</th><td class="number">${subtotal}</td></tr>
      ${taxes.map(({ rate, tax }) => html`<tr><th scope="row" colspan="3">${words.tax(rate)}</th><td class="number">${tax}</td></tr>`)}
      <tr class="total"><th scope="row" colspan="3">${words.total}</th><td class="number">${total}</td></tr>
    </tfoot>
  </table>`;
  if (!hasOptions) return html`<section class="prices">${table}</section>`;
  return html`<form class="prices" method="get" action="/p/${key}" data-options>
    <input type="hidden" name="trying" value="1">
    ${table}
    <button type="submit" class="quiet">${words.updateTotal}</button>
  </form>`;
}

function row(
  { id, description, quantity, price, amount, isOptional, isCounted }: ShownLine,
  words: ShownDocument["words"],
  canAnswer: boolean,
): Html {
  const numbers = html`<td class="number" data-label="${words.quantity}">${quantity}</td><td class="number" data-label="${words.price}">${price}</td><td class="number" data-label="${words.amount}">${amount}</td>`;
  if (!isOptional) return html`<tr><td>${description}</td>${numbers}</tr>`;
  const choice = canAnswer
    ? html`<label class="option"><input type="checkbox" name="option" value="${id}" ${isCounted ? "checked" : ""}> <span>${description} <small>${words.optional}</small></span></label>`
    : html`${description} <small>${words.optional}: ${isCounted ? words.included : words.notIncluded}</small>`;
  return html`<tr class="${isCounted ? "" : "left-out"}"><td>${choice}</td>${numbers}</tr>`;
}

const frame = (title: string, language: string, content: Html, key: string | null): Html => html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex, nofollow">
    <meta name="referrer" content="no-referrer">
    <title>${title}</title>
    <link rel="stylesheet" href="/f/assets/form.css">
    <link rel="stylesheet" href="/p/assets/document.css">
    ${key ? html`<link rel="stylesheet" href="/p/${key}/brand.css"><script type="module" src="/p/assets/document.js"></script>` : ""}
  </head>
  <body>${content}</body>
</html>`;
