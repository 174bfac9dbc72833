import { boolean, integer, link, picklist, text } from "@mainstay/model";
import type { FieldError } from "../../platform/problem.ts";
import { type Doc, defineObject } from "../../records/object.ts";
import { followUpRules } from "./follow-ups.table.ts";
import { CHANNELS, isNightly, isOfDocuments, MAKES, TRIGGERS, UNITS } from "./follow-ups.words.ts";
import { checkStages } from "./rule-stages.ts";

export type FollowUpRule = Doc<typeof followUpRules>;

/** A rule by which follow-ups are set: after what, how much later, and what is prepared then. */
export const followUpRule = defineObject({
  name: "follow_up_rule",
  plural: "follow-up-rules",
  label: "Follow-up rule",
  pluralLabel: "Follow-up rules",
  titleField: "name",
  table: followUpRules,
  governedBy: "follow_ups",
  defaultSort: "createdAt",
  fields: {
    name: text("Name", { required: true, maxLength: 80, help: "Says in each follow-up why it is there" }),
    isActive: boolean("Active"),
    trigger: picklist("Event", TRIGGERS, { required: true }),
    pipelineId: link("pipeline", "Pipeline"),
    stageIds: {
      type: "tags",
      label: "Stages",
      help: "Say that the document is out; the usual ones when nothing is given",
    },
    words: { type: "tags", label: "Meetings about", help: "Words in their subject; any when empty" },
    delay: integer("Delay", { min: 0, max: 365 }),
    unit: picklist("Unit", UNITS),
    time: text("Time", { maxLength: 5, help: "Such as 18:00, where the organization is" }),
    makes: picklist("Result", MAKES),
    channel: picklist("Channel", CHANNELS),
  },
  hooks: {
    beforeCreate: async (ctx, values) => {
      await checkStages(ctx, values);
      return values;
    },
    beforeUpdate: async (ctx, before, patch) => {
      await checkStages(ctx, patch, before.stageIds ?? []);
      return patch;
    },
    derive: ({ unit, trigger }) => ({
      ...(unit === "evening" ? { delay: 0 } : { time: null }),
      ...(!isOfDocuments(String(trigger)) && { stageIds: null }),
    }),
    check: ruleProblems,
  },
});

const LONGEST_BUSINESS_HOURS = 100;

function ruleProblems({ trigger, delay, unit = "days", time, makes }: Partial<FollowUpRule>): FieldError[] {
  const errors: FieldError[] = [];
  const isAtNight = isNightly(String(trigger));
  if (isAtNight && unit !== "days") {
    errors.push({ pointer: "/unit", detail: "What is looked for at night is counted in days." });
  }
  if (trigger !== "meeting" && makes === "note") {
    errors.push({ pointer: "/makes", detail: "Only a meeting has notes to fill in." });
  }
  if (unit !== "evening" && (delay ?? 0) < 1) errors.push({ pointer: "/delay", detail: "Wait for one at least." });
  if (unit === "business_hours" && (delay ?? 0) > LONGEST_BUSINESS_HOURS) {
    errors.push({ pointer: "/delay", detail: `Count in days beyond ${LONGEST_BUSINESS_HOURS} business hours.` });
  }
  if (unit === "evening" && !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time ?? "")) {
    errors.push({ pointer: "/time", detail: "must be a time such as 18:00" });
  }
  return errors;
}
