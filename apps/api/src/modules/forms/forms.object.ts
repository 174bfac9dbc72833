import { randomBytes } from "node:crypto";
import { boolean, json, link, longText, member, picklist, text } from "@mainstay/model";
import { sql } from "drizzle-orm";
import { languageOf } from "../../platform/language.ts";
import type { FieldError } from "../../platform/problem.ts";
import { type Doc, defineObject } from "../../records/object.ts";
import { LEAD_SOURCES } from "../leads/leads.object.ts";
import { formUrl, snippet } from "./addresses.ts";
import { forms } from "./forms.table.ts";
import { FormQuestions } from "./questions.ts";
import { wordsIn } from "./words/words.ts";

export type Form = Doc<typeof forms>;

export const form = defineObject({
  name: "form",
  plural: "forms",
  label: "Form",
  pluralLabel: "Forms",
  titleField: "name",
  table: forms,
  governedBy: "forms",
  defaultSort: "createdAt",
  fields: {
    name: text("Name", { required: true, maxLength: 80, help: "Seen by your team only" }),
    key: text("Key", { readOnly: true }),
    heading: text("Heading", { maxLength: 120 }),
    intro: longText("Introduction", { maxLength: 1_000 }),
    fields: json("Questions"),
    consentText: longText("Consent text", { maxLength: 2_000, help: "Stored with each answer, word for word" }),
    successMessage: longText("Thank-you message", { maxLength: 500 }),
    defaultSource: picklist("Source of its leads", LEAD_SOURCES),
    defaultOwnerId: member("Owner of its leads"),
    pipelineId: link("pipeline", "Pipeline of its leads"),
    allowedOrigins: {
      type: "tags",
      label: "Sites that may use it",
      help: "Such as https://example.com; any when empty",
    },
    isActive: boolean("Active"),
    color: text("Colour", { maxLength: 7, help: "Of the button, such as #0f6b5c" }),
    theme: picklist("Look", [
      { value: "auto", label: "Like the visitor's system" },
      { value: "light", label: "Light" },
      { value: "dark", label: "Dark" },
    ]),
    submitLabel: text("Button", { maxLength: 40 }),
    language: picklist("Language", [
      { value: "en", label: "English" },
      { value: "es", label: "Español" },
    ]),
    showLogo: boolean("Show the logo"),
  },
  hooks: {
    beforeCreate: async (ctx, values) => {
      const language = values.language ?? languageOf(ctx.org.locale);
      return {
        ...DEFAULTS,
        ...wordsIn(language).defaults,
        color: ctx.org.brandColor ?? DEFAULTS.color,
        ...withoutNulls(values),
        language,
        key: newFormKey(),
      };
    },
    beforeUpdate: async (_, before, patch) => ({ ...patch, ...emptied(patch), ...usualWords(before, patch) }),
    derive: (_, patch) => (patch.allowedOrigins ? { allowedOrigins: patch.allowedOrigins.map(asOrigin) } : {}),
    check: checkForm,
  },
  detail: (ctx) => ({
    url: sql`to_json(${formUrl(ctx.house.config.baseUrl, "")}::text || t.key)`,
    snippet: sql`to_json(replace(${snippet(ctx.house.config.baseUrl, "{key}")}::text, '{key}', t.key))`,
  }),
});

const DEFAULTS = {
  defaultSource: "web_form",
  isActive: true,
  color: "#0f6b5c",
  theme: "auto",
  showLogo: true,
} as const;

/** 24 letters and digits: 142 bits, and nothing a URL or a spreadsheet would change. */
const newFormKey = () => randomBytes(18).toString("base64url").replaceAll(/[-_]/g, "0");

const withoutNulls = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<T>;

/** What was emptied gets its default back: the public page has no gaps. */
const emptied = (patch: Partial<Form>) =>
  Object.fromEntries(Object.entries(DEFAULTS).filter(([name]) => name in patch && patch[name] === null));

/** Texts that were emptied, or that nobody has written, are the usual ones of the form's language. */
function usualWords(before: Form, patch: Partial<Form>): Partial<Form> {
  const [former, next] = [before.language, patch.language ?? before.language].map((one) => wordsIn(one).defaults);
  const usual = Object.entries(former ?? {}).filter(([name, words]) => {
    const given = name in patch ? patch[name] : before[name];
    return given === null || given === words;
  });
  return Object.fromEntries(usual.map(([name]) => [name, next?.[name as keyof typeof next]]));
}

function asOrigin(given: string): string {
  return URL.canParse(given) ? new URL(given).origin : given;
}

function checkForm(next: Partial<Form>): FieldError[] {
  const errors: FieldError[] = [];
  const questions = FormQuestions.safeParse(next.fields ?? {});
  for (const issue of questions.error?.issues ?? []) {
    errors.push({ pointer: `/${["fields", ...issue.path].join("/")}`, detail: issue.message });
  }
  if (questions.data?.email === "hidden" && questions.data.phone === "hidden") {
    errors.push({ pointer: "/fields", detail: "Ask for an e-mail or a phone number, or nobody can be answered." });
  }
  for (const origin of next.allowedOrigins ?? []) {
    if (!/^https?:\/\/[^/]+$/.test(origin)) {
      errors.push({ pointer: "/allowedOrigins", detail: `“${origin}” is not a site such as https://example.com.` });
    }
  }
  if (next.color && !/^#[0-9a-f]{6}$/i.test(next.color)) {
    errors.push({ pointer: "/color", detail: "must be a colour such as #0f6b5c" });
  }
  return errors;
}
