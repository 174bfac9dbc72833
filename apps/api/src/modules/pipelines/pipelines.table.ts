import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { recordColumns } from "../../records/record.columns.ts";

/** An ordered set of stages that leads or deals go through. */
export const pipelines = pgTable(
  "pipelines",
  {
    ...recordColumns(),
    /** What goes through it: `lead` or `deal`. */
    object: text("object").notNull(),
    key: text("key").notNull(),
    name: text("name").notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    position: integer("position").notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "pipelines_pk", columns: [t.orgId, t.id] }),
    uniqueIndex("pipelines_key").on(t.orgId, t.object, t.key).where(sql`${t.deletedAt} is null`),
    uniqueIndex("pipelines_default").on(t.orgId, t.object).where(sql`${t.isDefault} and ${t.deletedAt} is null`),
  ],
);

export const stages = pgTable(
  "stages",
  {
    ...recordColumns(),
    pipelineId: uuid("pipeline_id").notNull(),
    key: text("key").notNull(),
    name: text("name").notNull(),
    /** open, won, lost or canceled. */
    type: text("type").notNull().default("open"),
    /** Chance of being won from here, percent. */
    probability: integer("probability"),
    /** A record that stays longer than this is rotting. */
    rottingDays: integer("rotting_days"),
    /** Names of fields that must be filled before a record enters. */
    requiredFields: text("required_fields").array().notNull().default([]),
    position: integer("position").notNull().default(0),
    color: text("color"),
    /** What takes records here by itself: document_sent or document_accepted; null leaves it to the usual stages. */
    movedBy: text("moved_by"),
  },
  (t) => [
    primaryKey({ name: "stages_pk", columns: [t.orgId, t.id] }),
    foreignKey({
      name: "stages_pipeline",
      columns: [t.orgId, t.pipelineId],
      foreignColumns: [pipelines.orgId, pipelines.id],
    }),
    uniqueIndex("stages_key").on(t.orgId, t.pipelineId, t.key).where(sql`${t.deletedAt} is null`),
    index("stages_pipeline_position").on(t.orgId, t.pipelineId, t.position),
  ],
);
