import { m } from "../../messages/messages.js";
import type { Step } from "./first-run.api.ts";

/** What each step is called, and why one takes it. */
export const stepWords = (): Record<Step, { title: string; detail: string }> => ({
  lead: { title: m.first_run_lead(), detail: m.first_run_lead_detail() },
  form: { title: m.first_run_form(), detail: m.first_run_form_detail() },
  colleague: { title: m.first_run_colleague(), detail: m.first_run_colleague_detail() },
  hours: { title: m.first_run_hours(), detail: m.first_run_hours_detail() },
  move: { title: m.first_run_move(), detail: m.first_run_move_detail() },
  win: { title: m.first_run_win(), detail: m.first_run_win_detail() },
});
