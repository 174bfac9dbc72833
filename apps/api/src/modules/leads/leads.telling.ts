import { emit } from "../../records/operation.ts";
import type { Telling } from "../pipelines/entering.ts";
import { leadStageChanged } from "./leads.events.ts";

/** Tells that a lead has gone to another stage. */
export const tellLeadMove: Telling = (ctx, { id }, _, change) =>
  emit(ctx, leadStageChanged, { object: "lead", recordId: id, payload: { leadId: id, ...change } });
