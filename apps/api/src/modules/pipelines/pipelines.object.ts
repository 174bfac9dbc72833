import { boolean, integer, link, percent, picklist, text } from "@mainstay/model";
import { conflict } from "../../platform/problem.ts";
import { type Doc, defineObject } from "../../records/object.ts";
import { keyFrom } from "./keys.ts";
import { countInPipeline, countInStage, refuseLastStage } from "./pipelines.rules.ts";
import { pipelines, stages } from "./pipelines.table.ts";

export const pipeline = defineObject({
  name: "pipeline",
  plural: "pipelines",
  label: "Pipeline",
  pluralLabel: "Pipelines",
  titleField: "name",
  table: pipelines,
  governedBy: "pipelines",
  defaultSort: "position",
  fields: {
    name: text("Name", { required: true, maxLength: 80 }),
    object: picklist(
      "For",
      [
        { value: "lead", label: "Leads" },
        { value: "deal", label: "Deals" },
      ],
      { required: true },
    ),
    key: text("Key", { maxLength: 60, help: "By which the API may name it" }),
    isDefault: boolean("Default"),
    position: integer("Position"),
  },
  hooks: {
    beforeCreate: async (_, values) => ({ ...values, key: values.key || keyFrom(String(values.name)) }),
    beforeDelete: async (ctx, doc) => {
      if (doc.isDefault) throw conflict("Make another pipeline the default before deleting this one.");
      const records = await countInPipeline(ctx, doc);
      if (records > 0) throw conflict(`${records} records are still in this pipeline; move them first.`, { records });
    },
  },
});

export const stage = defineObject({
  name: "stage",
  plural: "stages",
  label: "Stage",
  pluralLabel: "Stages",
  titleField: "name",
  table: stages,
  governedBy: "pipelines",
  defaultSort: "position",
  fields: {
    name: text("Name", { required: true, maxLength: 80 }),
    pipelineId: link("pipeline", "Pipeline", { required: true }),
    key: text("Key", { maxLength: 60 }),
    type: picklist("Type", ["open", "won", "lost", "canceled"]),
    probability: percent("Probability"),
    rottingDays: integer("Rotting after", { min: 1, max: 3_650, help: "Days a record may stay before it is marked" }),
    requiredFields: {
      type: "tags",
      label: "Required fields",
      help: "Fields that must be filled before a record enters",
    },
    position: integer("Position"),
    color: text("Colour", { maxLength: 20 }),
  },
  hooks: {
    beforeCreate: async (_, values) => ({
      ...values,
      key: values.key || keyFrom(String(values.name)),
      type: values.type ?? "open",
    }),
    beforeDelete: async (ctx, doc) => {
      const records = await countInStage(ctx, doc);
      if (records > 0) throw conflict(`${records} records are in this stage; move them first.`, { records });
      await refuseLastStage(ctx, doc as Doc<typeof stages>);
    },
  },
});
