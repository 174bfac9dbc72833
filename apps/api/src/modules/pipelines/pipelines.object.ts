import { boolean, integer, link, percent, picklist, text } from "@mainstay/model";
import type { MovedBy } from "@mainstay/model/document-stages";
import { conflict } from "../../platform/problem.ts";
import { defineObject } from "../../records/object.ts";
import { keyFrom } from "./keys.ts";
import { takeMovedBy } from "./moved-by.ts";
import {
  checkRequiredFields,
  giveUpDefault,
  refuseFilled,
  refuseLastStage,
  refuseUsed,
  takeDeletedAlong,
} from "./pipelines.rules.ts";
import { pipelines, stages } from "./pipelines.table.ts";

const MOVED_BY: { value: MovedBy; label: string }[] = [
  { value: "document_sent", label: "When an estimate or proposal is sent" },
  { value: "document_accepted", label: "When a customer accepts" },
];

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
    beforeCreate: async (ctx, values) => {
      if (values.isDefault) await giveUpDefault(ctx, String(values.object));
      return { ...values, key: values.key || keyFrom(String(values.name)) };
    },
    beforeUpdate: async (ctx, before, patch) => {
      if (patch.object && patch.object !== before.object) await refuseFilled(ctx, before);
      if (patch.isDefault && !before.isDefault) await giveUpDefault(ctx, before.object);
      if (patch.isDefault === false && before.isDefault) {
        throw conflict("Make another pipeline the default instead; there is always one.");
      }
      return patch;
    },
    beforeDelete: async (ctx, doc) => {
      if (doc.isDefault) throw conflict("Make another pipeline the default before deleting this one.");
      await refuseFilled(ctx, doc);
      await takeDeletedAlong(ctx, { pipelineId: doc.id });
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
    movedBy: picklist("Automatic move", MOVED_BY, {
      help: "What brings records here by itself; one stage of a pipeline for each, chosen here it is taken from another",
    }),
  },
  hooks: {
    beforeCreate: async (ctx, values) => {
      await checkRequiredFields(ctx, values);
      await takeMovedBy(ctx, values);
      return { ...values, key: values.key || keyFrom(String(values.name)), type: values.type ?? "open" };
    },
    beforeUpdate: async (ctx, before, patch) => {
      if (patch.requiredFields) await checkRequiredFields(ctx, { ...before, ...patch });
      if (patch.pipelineId && patch.pipelineId !== before.pipelineId) await refuseUsed(ctx, before);
      if (patch.type && patch.type !== before.type) await refuseLastStage(ctx, before);
      await takeMovedBy(ctx, { ...before, ...patch });
      return patch;
    },
    beforeDelete: async (ctx, doc) => {
      await refuseUsed(ctx, doc);
      await refuseLastStage(ctx, doc);
      await takeDeletedAlong(ctx, { stageId: doc.id });
    },
  },
});
