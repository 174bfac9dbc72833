import { html } from "hono/html";
import type { FieldError } from "../../../platform/problem.ts";
import type { Form } from "../forms.object.ts";
import { type Asked, FormQuestions, QUESTIONS, type QuestionName } from "../questions.ts";
import { type FormWords, wordsIn } from "../words/words.ts";
import type { From } from "./from.ts";

export type Html = ReturnType<typeof html>;

export interface Filled {
  /** What was typed, by name. */
  values: Record<string, string>;
  errors: FieldError[];
  /** When the page was first served, for the spam trap. */
  startedAt: string | null;
}

export const EMPTY: Filled = { values: {}, errors: [], startedAt: null };

/** The form itself: the same on its own page and inside another site. */
export function formHtml(form: Form, heading: "h1" | "h2", from: From, filled: Filled): Html {
  const asked = FormQuestions.parse(form.fields);
  const words = wordsIn(form.language);
  const shown = QUESTIONS.filter(({ name }) => asked[name] !== "hidden");
  const general = filled.errors.filter(
    ({ pointer }) => !["/name", ...shown.map(({ name }) => `/${name}`)].includes(pointer),
  );
  return html`<div class="card">
    ${fromHtml(from)}
    ${heading === "h1" ? html`<h1>${form.heading}</h1>` : html`<h2>${form.heading}</h2>`}
    ${form.intro ? html`<p class="intro">${form.intro}</p>` : ""}
    <form method="post" action="/f/${form.key}" data-endpoint="/api/v1/public/leads" data-sent="${words.sent}" data-unsent="${words.unsent}">
      <p class="problem" role="alert">${general[0]?.detail ?? ""}</p>
      <input type="hidden" name="formKey" value="${form.key}">
      <input type="hidden" name="startedAt" value="${filled.startedAt ?? ""}">
      <div class="trap" aria-hidden="true">
        <label for="website">${words.leaveEmpty}</label>
        <input id="website" name="website" tabindex="-1" autocomplete="off">
      </div>
      ${question({ name: "name", label: asked.labels.name ?? words.name, autocomplete: "name", asked: "required" }, form, filled)}
      ${shown.map((one) => question({ ...one, label: asked.labels[one.name] ?? words.questions[one.name], asked: asked[one.name] }, form, filled))}
      ${consent(form, filled)}
      <button type="submit">${form.submitLabel}</button>
    </form>
  </div>`;
}

/** Whose form it is: its logo where there is one, else its name. */
export const fromHtml = ({ name, logo }: From): Html =>
  logo ? html`<img class="logo" src="${logo}" alt="${name}">` : html`<p class="from">${name}</p>`;

interface Shown {
  name: QuestionName | "name";
  label: string;
  autocomplete: string;
  asked: Asked;
}

function question(
  { name, label, autocomplete, asked }: Shown,
  { fields, language }: Form,
  { values, errors }: Filled,
): Html {
  const questions = FormQuestions.parse(fields);
  const words = wordsIn(language);
  const value = values[name] ?? "";
  const error = errors.find(({ pointer }) => pointer === `/${name}`)?.detail ?? "";
  const common = html`id="${name}" name="${name}" data-asked autocomplete="${autocomplete}" aria-describedby="${name}-error" ${error ? html`aria-invalid="true"` : ""} ${asked === "required" ? "required" : ""}`;
  return html`<div>
    <label for="${name}">${label} ${asked === "optional" ? html`<span class="optional">(${hint(name, questions, words)})</span>` : ""}</label>
    ${control({ name, value, common }, questions.serviceTypes, words.choose)}
    <p class="error" id="${name}-error">${error}</p>
  </div>`;
}

/** Where both ways of answering are optional, one of them still has to be given. */
function hint(name: Shown["name"], { email, phone }: FormQuestions, words: FormWords): string {
  const isEither = email === "optional" && phone === "optional";
  if (isEither && name === "email") return words.orPhone;
  return isEither && name === "phone" ? words.orEmail : words.optional;
}

const INPUT_TYPES: Partial<Record<Shown["name"], string>> = { email: "email", phone: "tel" };

interface Control {
  name: Shown["name"];
  value: string;
  common: Html;
}

function control({ name, value, common }: Control, serviceTypes: string[], choose: string): Html {
  if (name === "description") return html`<textarea ${common} rows="5" maxlength="10000">${value}</textarea>`;
  if (name === "serviceType" && serviceTypes.length > 0) {
    const options = serviceTypes.map((one) => html`<option ${one === value ? "selected" : ""}>${one}</option>`);
    return html`<select ${common}><option value="">${choose}</option>${options}</select>`;
  }
  return html`<input ${common} type="${INPUT_TYPES[name] ?? "text"}" maxlength="255" value="${value}">`;
}

/** The words travel with the answer: what is stored is what this person saw, whatever the form says by then. */
function consent({ consentText }: Form, { values }: Filled): Html {
  return html`<div class="consent">
    <input type="checkbox" id="consent" name="consent" value="true" ${values.consent ? "checked" : ""}>
    <label for="consent">${consentText}</label>
    <input type="hidden" name="consentText" value="${consentText}">
  </div>`;
}
