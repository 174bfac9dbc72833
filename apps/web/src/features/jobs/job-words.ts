import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { Job } from "../../records/jobs.api.ts";

/** What a job does, in words: `Importing contacts.csv`. */
export function jobTitle({ kind, about }: Job, objects: DrawnObject[]): string {
  const file = about.fileName ?? "";
  const plural = objects.find(({ name }) => name === about.object)?.pluralLabel.toLowerCase() ?? "";
  if (kind === "undo") return m.import_export_job_undo();
  if (kind === "import-check") return m.import_export_job_import_check({ file });
  if (kind === "import") return m.import_export_job_import({ file });
  if (kind === "export") return m.import_export_job_export({ file });
  if (kind === "duplicates") return m.hygiene_job({ plural });
  return about.action === "delete"
    ? m.import_export_job_bulk_delete({ plural })
    : m.import_export_job_bulk_update({ plural });
}

/** How a job stands, once it no longer runs or does not run yet. */
export function jobState({ state }: Job): string {
  if (state === "done") return m.import_export_job_done();
  if (state === "failed") return m.import_export_job_failed();
  return state === "canceled" ? m.import_export_job_canceled() : m.import_export_job_waiting();
}
