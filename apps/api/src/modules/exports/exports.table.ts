import { createdAt, moment, orgId } from "@mainstay/db";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { StartExport } from "./exports.schemas.ts";

/** Who took what out of the organization, and when; the files themselves are kept for a week. */
export const exportFiles = pgTable(
  "exports",
  {
    orgId: orgId(),
    /** Also the id of the job that writes it. */
    id: uuid("id").notNull(),
    memberId: uuid("member_id").notNull(),
    request: jsonb("request").$type<StartExport>().notNull(),
    fileName: text("file_name").notNull(),
    records: integer("records"),
    bytes: bigint("bytes", { mode: "number" }),
    createdAt: createdAt(),
    finishedAt: moment("finished_at"),
    /** How often, and when last, the file was fetched. */
    downloads: integer("downloads").notNull().default(0),
    downloadedAt: moment("downloaded_at"),
  },
  (t) => [
    primaryKey({ name: "exports_pk", columns: [t.orgId, t.id] }),
    index("exports_member").on(t.orgId, t.memberId, t.id),
  ],
);
