export { draft } from "./drafts.object.ts";
export { draftRoutes } from "./drafts.routes.ts";
export { DRAFTS_SQL } from "./drafts.sql.ts";
export { followConversions, followMessages } from "./follow-messages.ts";
export { createDocumentGate } from "./gate.ts";
export { mountDocuments } from "./pages/mount.ts";
export { printDraft } from "./printing/print.job.ts";
export { publicDraftRoutes } from "./public.routes.ts";
export { sweepDrafts, sweepDraftsEveryFiveMinutes, writeJob } from "./writing/write.job.ts";
