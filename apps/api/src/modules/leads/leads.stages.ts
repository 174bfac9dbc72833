import type { Staged } from "../pipelines/moving.ts";
import { enterLeadStage } from "./leads.entering.ts";
import { lead } from "./leads.object.ts";
import { tellLeadMove } from "./leads.telling.ts";

/** Leads on their way to becoming deals. */
export const stagedLead: Staged = {
  object: lead,
  name: "lead",
  valueField: "estimatedValue",
  cardFields: ["title", "estimatedValue", "currency", "status", "source", "dealId", "tags"],
  entering: enterLeadStage,
  tell: tellLeadMove,
};
