import { moment, orgId } from "@mainstay/db";
import { boolean, index, pgTable, primaryKey, real, text, uuid } from "drizzle-orm/pg-core";

/** Two records that a sweep found alike, the smaller id first. Who may see them, and who told them apart, is asked on reading. */
export const duplicatePairs = pgTable(
  "duplicate_pairs",
  {
    orgId: orgId(),
    object: text("object").notNull(),
    recordId: uuid("record_id").notNull(),
    otherId: uuid("other_id").notNull(),
    /** What they share; kept apart, since a reader may not see every field. */
    byEmail: boolean("by_email").notNull(),
    byPhone: boolean("by_phone").notNull(),
    /** How alike the names are, when that is alike enough. */
    byName: real("by_name"),
    score: real("score").notNull(),
    /** The sweep that found them last; ids grow with time. */
    sweepId: uuid("sweep_id").notNull(),
  },
  (t) => [
    primaryKey({ name: "duplicate_pairs_pk", columns: [t.orgId, t.object, t.recordId, t.otherId] }),
    index("duplicate_pairs_score").on(t.orgId, t.object, t.score.desc(), t.recordId, t.otherId),
  ],
);

/** When an object's records were last compared with each other, to the end. */
export const duplicateSweeps = pgTable(
  "duplicate_sweeps",
  {
    orgId: orgId(),
    object: text("object").notNull(),
    sweptAt: moment("swept_at").notNull(),
  },
  (t) => [primaryKey({ name: "duplicate_sweeps_pk", columns: [t.orgId, t.object] })],
);
