import { z } from "zod";

const Asked = z.enum(["required", "optional", "hidden"]);
export type Asked = z.infer<typeof Asked>;

const QUESTION_NAMES = ["email", "phone", "companyName", "serviceType", "preferredTime", "description"] as const;
const Label = z.string().trim().min(1).max(80);

/** What a form asks besides the name, which it always asks. */
export const FormQuestions = z.strictObject({
  email: Asked.default("optional"),
  phone: Asked.default("optional"),
  companyName: Asked.default("hidden"),
  serviceType: Asked.default("optional"),
  /** Services to choose from; free text while there are none. */
  serviceTypes: z.array(z.string().trim().min(1).max(80)).max(40).default([]),
  preferredTime: Asked.default("optional"),
  description: Asked.default("optional"),
  /** The organization's own words for questions, where ours do not fit. */
  labels: z.partialRecord(z.enum(["name", ...QUESTION_NAMES]), Label).default({}),
});
export type FormQuestions = z.infer<typeof FormQuestions>;

export type QuestionName = (typeof QUESTION_NAMES)[number];

interface Question {
  name: QuestionName;
  autocomplete: string;
}

/** In the order they are asked and written down. */
export const QUESTIONS: Question[] = [
  { name: "email", autocomplete: "email" },
  { name: "phone", autocomplete: "tel" },
  { name: "companyName", autocomplete: "organization" },
  { name: "serviceType", autocomplete: "off" },
  { name: "preferredTime", autocomplete: "off" },
  { name: "description", autocomplete: "off" },
];
