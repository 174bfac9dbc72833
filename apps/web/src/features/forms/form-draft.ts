import { m } from "../../messages/messages.js";
import type { PublicForm } from "./forms.api.ts";

export type Asked = "required" | "optional" | "hidden";

/** Questions a form can ask, in the order of its page. The name is always asked. */
export const QUESTIONS = {
  email: m.forms_ask_email,
  phone: m.forms_ask_phone,
  companyName: m.forms_ask_company,
  serviceType: m.forms_ask_service,
  preferredTime: m.forms_ask_time,
  description: m.forms_ask_message,
} as const;

export type QuestionName = keyof typeof QUESTIONS;
export const QUESTION_NAMES = Object.keys(QUESTIONS) as QuestionName[];

/** What a question is when a form says nothing of it. */
const USUAL: Record<QuestionName, Asked> = {
  email: "optional",
  phone: "optional",
  companyName: "hidden",
  serviceType: "optional",
  preferredTime: "optional",
  description: "optional",
};

export interface FormDraft {
  name: string;
  heading: string;
  intro: string;
  asked: Record<QuestionName, Asked>;
  labels: Record<QuestionName | "name", string>;
  /** A service a line. */
  services: string;
  consentText: string;
  successMessage: string;
  submitLabel: string;
  language: string;
  color: string;
  theme: string;
  showLogo: boolean;
  defaultSource: string;
  defaultOwnerId: string | null;
  /** A site a line. */
  sites: string;
  isActive: boolean;
}

/** A kept form as the builder edits it. */
export function draftOf(form: PublicForm): FormDraft {
  const kept = asRecord(form.fields);
  const labels = asRecord(kept.labels);
  return {
    name: form.name,
    heading: form.heading,
    intro: form.intro ?? "",
    asked: byQuestion((name) => askedOf(kept[name]) ?? USUAL[name]),
    labels: { ...byQuestion((name) => textOf(labels[name])), name: textOf(labels.name) },
    services: Array.isArray(kept.serviceTypes) ? kept.serviceTypes.join("\n") : "",
    consentText: form.consentText,
    successMessage: form.successMessage,
    submitLabel: form.submitLabel,
    language: form.language,
    color: form.color,
    theme: form.theme,
    showLogo: form.showLogo,
    defaultSource: form.defaultSource,
    defaultOwnerId: form.defaultOwnerId,
    sites: form.allowedOrigins.join("\n"),
    isActive: form.isActive,
  };
}

/** What the API is sent of a draft. */
export function valuesOf({ asked, labels, services, sites, intro, ...rest }: FormDraft): Record<string, unknown> {
  const own = Object.entries(labels).filter(([, label]) => label.trim() !== "");
  return {
    ...rest,
    intro: intro.trim() || null,
    fields: { ...asked, serviceTypes: linesOf(services), labels: Object.fromEntries(own) },
    allowedOrigins: linesOf(sites),
  };
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const byQuestion = <T>(give: (name: QuestionName) => T) =>
  Object.fromEntries(QUESTION_NAMES.map((name) => [name, give(name)])) as Record<QuestionName, T>;

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

const askedOf = (value: unknown): Asked | null =>
  value === "required" || value === "optional" || value === "hidden" ? value : null;
