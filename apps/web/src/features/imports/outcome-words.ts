import { m } from "../../messages/messages.js";
import type { Import, Outcome } from "./imports.api.ts";

/** What would become of rows, as the dry run calls it; `done` when it has. */
export function outcomeLabel(outcome: Outcome, isDone: boolean): string {
  if (outcome === "create") return isDone ? m.import_export_outcome_created() : m.import_export_outcome_create();
  if (outcome === "update") return isDone ? m.import_export_outcome_updated() : m.import_export_outcome_update();
  if (outcome === "skip") return m.import_export_outcome_skip();
  if (outcome === "conflict") return m.import_export_outcome_conflict();
  if (outcome === "duplicate") return m.import_export_outcome_duplicate();
  return outcome === "invalid" ? m.import_export_outcome_invalid() : m.import_export_outcome_failed();
}

export function stateLabel(state: Import["state"]): string {
  if (state === "uploaded") return m.import_export_state_uploaded();
  if (state === "checking") return m.import_export_state_checking();
  if (state === "checked") return m.import_export_state_checked();
  return state === "applying" ? m.import_export_state_applying() : m.import_export_state_done();
}
