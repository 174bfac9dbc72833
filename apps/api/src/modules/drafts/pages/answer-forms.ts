import { html } from "hono/html";
import type { DocumentPage, Html } from "./page-html.ts";

/** How a customer answers: accept with a signature, ask, decline. An answered document can still be asked about. */
export function answerForms(page: DocumentPage, canAnswer: boolean): Html {
  return html`${canAnswer ? acceptForm(page) : ""}
    <div class="aside">
      ${questionForm(page)}
      ${canAnswer ? declineForm(page) : ""}
    </div>`;
}

function acceptForm({ key, draft, shown, ctx, act, values = {}, problem }: DocumentPage): Html {
  const { words, lines } = shown;
  const chosen = lines.filter((line) => line.isOptional && line.isCounted);
  return html`<form class="card" method="post" action="/p/${key}/accept" aria-labelledby="accept-heading">
    <h2 id="accept-heading">${words.acceptHeading}${lines.length > 0 ? html` · ${shown.total}` : ""}</h2>
    <p class="intro">${words.acceptAbout}</p>
    <p class="problem" role="alert">${act === "accept" ? problem : ""}</p>
    <input type="hidden" name="contentHash" value="${draft.contentHash}">
    ${chosen.map(({ id }) => html`<input type="hidden" name="chosen" value="${id}">`)}
    <div>
      <label for="signer">${words.fullName}</label>
      <input id="signer" class="signature" name="name" autocomplete="name" required minlength="2" maxlength="120" value="${act === "accept" ? values.name : ""}">
    </div>
    <div class="consent">
      <input type="checkbox" id="agrees" name="agrees" value="true" required>
      <label for="agrees">${words.agree(ctx.org.name)}</label>
    </div>
    <button type="submit">${words.accept}</button>
  </form>`;
}

function questionForm({ key, shown: { words }, act, values = {}, problem }: DocumentPage): Html {
  const isTyped = act === "question";
  return html`<details ${isTyped ? "open" : ""}>
    <summary>${words.askHeading}</summary>
    <form method="post" action="/p/${key}/question">
      <p class="problem" role="alert">${isTyped ? problem : ""}</p>
      <div>
        <label for="question">${words.question}</label>
        <textarea id="question" name="question" rows="4" required minlength="2" maxlength="4000">${isTyped ? values.question : ""}</textarea>
      </div>
      <div>
        <label for="asker">${words.yourName} <span class="optional">(${words.optionalHint})</span></label>
        <input id="asker" name="name" autocomplete="name" maxlength="120" value="${isTyped ? values.name : ""}">
      </div>
      <button type="submit">${words.ask}</button>
    </form>
  </details>`;
}

function declineForm({ key, shown: { words }, act, values = {}, problem }: DocumentPage): Html {
  const isTyped = act === "decline";
  return html`<details ${isTyped ? "open" : ""}>
    <summary>${words.declineHeading}</summary>
    <form method="post" action="/p/${key}/decline">
      <p class="problem" role="alert">${isTyped ? problem : ""}</p>
      <div>
        <label for="reason">${words.declineReason} <span class="optional">(${words.optionalHint})</span></label>
        <textarea id="reason" name="reason" rows="3" maxlength="1000">${isTyped ? values.reason : ""}</textarea>
      </div>
      <button type="submit" class="quiet">${words.decline}</button>
    </form>
  </details>`;
}
