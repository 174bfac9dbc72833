import { datetime, integer, json, link, longText, member, picklist, text } from "@mainstay/model";
import { type Doc, defineObject } from "../../records/object.ts";
import { questions } from "./questions.table.ts";

export type Question = Doc<typeof questions>;

const QUESTION_STATUSES = [
  { value: "generated", label: "To ask", color: "blue" },
  { value: "asked", label: "Asked", color: "amber" },
  { value: "answered", label: "Answered", color: "green" },
  { value: "discarded", label: "Discarded", color: "grey" },
] as const;

/** A discovery question of a lead, seen by whoever sees the lead. */
export const question = defineObject({
  name: "question",
  plural: "questions",
  label: "Question",
  pluralLabel: "Questions",
  titleField: "text",
  table: questions,
  readThrough: ["leadId"],
  defaultSort: "position",
  fields: {
    text: text("Question", { required: true, maxLength: 500, column: true }),
    leadId: link("lead", "Lead", { required: true, column: true, aliases: ["lead"] }),
    rationale: longText("Why", { maxLength: 1_000 }),
    status: picklist("Status", QUESTION_STATUSES, { readOnly: true, column: true }),
    answer: longText("Answer", { readOnly: true, column: true }),
    attachments: json("Attachments", { readOnly: true }),
    position: integer("Place", { readOnly: true, internal: true }),
    fills: text("Fills", { readOnly: true, internal: true }),
    citations: json("Citations", { readOnly: true }),
    askedAt: datetime("Asked", { readOnly: true }),
    answeredAt: datetime("Answered", { readOnly: true }),
    answeredBy: member("Answered by", { readOnly: true }),
    writtenBy: text("Written by", { readOnly: true }),
  },
});
