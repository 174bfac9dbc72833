import { createdAt, moment, orgId, updatedAt } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Actor, Source } from "../../platform/context.ts";

export const JOB_STATES = ["waiting", "running", "done", "failed", "canceled"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** What a person is shown of a job besides its progress. */
export interface JobAbout {
  /** The object whose records it works on. */
  object?: string;
  action?: string;
  fileName?: string;
  /** The operation it takes back. */
  undoes?: string;
  /** The import it works on. */
  importId?: string;
  /** The export whose file it writes. */
  exportId?: string;
}

/** Long work of a member, done in chunks. The queue only says when; what there is to do and how far it came is here. */
export const backgroundJobs = pgTable(
  "background_jobs",
  {
    orgId: orgId(),
    /** Also the id of the one operation that all its chunks add to. */
    id: uuid("id").notNull(),
    kind: text("kind").notNull(),
    state: text("state").$type<JobState>().notNull().default("waiting"),
    about: jsonb("about").$type<JobAbout>().notNull(),
    spec: jsonb("spec").notNull(),
    /** Where the next chunk begins; the kind's own. */
    cursor: jsonb("cursor"),
    done: integer("done").notNull().default(0),
    total: integer("total").notNull().default(0),
    /** Changes its operation has in the journal. */
    changes: integer("changes").notNull().default(0),
    problems: integer("problems").notNull().default(0),
    /** Why it failed, for a person. */
    failure: text("failure"),
    memberId: uuid("member_id").notNull(),
    actor: jsonb("actor").$type<Actor>().notNull(),
    source: text("source").$type<Source>().notNull(),
    requestId: text("request_id").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    primaryKey({ name: "background_jobs_pk", columns: [t.orgId, t.id] }),
    index("background_jobs_member").on(t.orgId, t.memberId, t.id),
    index("background_jobs_unfinished").on(t.updatedAt).where(sql`${t.state} in ('waiting', 'running')`),
  ],
);

/** A record, or a part of the work, that could not be done, and why. */
export const backgroundJobProblems = pgTable(
  "background_job_problems",
  {
    orgId: orgId(),
    jobId: uuid("job_id").notNull(),
    position: integer("position").notNull(),
    recordId: uuid("record_id"),
    title: text("title").notNull(),
    detail: text("detail").notNull(),
  },
  (t) => [
    primaryKey({ name: "background_job_problems_pk", columns: [t.orgId, t.jobId, t.position] }),
    foreignKey({
      name: "background_job_problems_job",
      columns: [t.orgId, t.jobId],
      foreignColumns: [backgroundJobs.orgId, backgroundJobs.id],
    }).onDelete("cascade"),
  ],
);
