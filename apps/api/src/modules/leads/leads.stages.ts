import { emit } from "../../records/operation.ts";
import type { Staged } from "../pipelines/moving.ts";
import { enterLeadStage } from "./leads.entering.ts";
import { leadStageChanged } from "./leads.events.ts";
import { lead } from "./leads.object.ts";

/** Leads on their way to becoming deals. */
export const stagedLead: Staged = {
  object: lead,
  name: "lead",
  valueField: "estimatedValue",
  cardFields: ["title", "estimatedValue", "currency", "status", "source", "dealId", "tags"],
  entering: enterLeadStage,
  tell: (ctx, { id }, _, change) =>
    emit(ctx, leadStageChanged, { object: "lead", recordId: id, payload: { leadId: id, ...change } }),
};
