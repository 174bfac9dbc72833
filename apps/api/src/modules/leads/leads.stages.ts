import { emit } from "../../records/operation.ts";
import type { Staged } from "../pipelines/moving.ts";
import { leadStageChanged } from "./leads.events.ts";
import { lead } from "./leads.object.ts";

/** Leads on their way to becoming deals. */
export const stagedLead: Staged = {
  object: lead,
  name: "lead",
  valueField: "estimatedValue",
  entering: (_, doc, stage) => ({ probability: stage.probability, ...statusIn(stage.type, doc.status) }),
  tell: (ctx, { id }, _, change) =>
    emit(ctx, leadStageChanged, { object: "lead", recordId: id, payload: { leadId: id, ...change } }),
};

/**
 * A lead that is taken further is being worked on, one that enters a lost stage is disqualified and comes back when it
 * leaves; one that has become a deal stays what it is.
 */
function statusIn(stage: string, status: unknown): { status?: string } {
  if (status === "converted") return {};
  if (stage === "won") return { status: "qualified" };
  if (stage === "lost" || stage === "canceled") return { status: "disqualified" };
  return status === "new" || status === "disqualified" ? { status: "working" } : {};
}
