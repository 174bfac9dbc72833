import type { Entering } from "../pipelines/entering.ts";

/** A lead's chance and status follow from the stage it is in. */
export const enterLeadStage: Entering = (_, doc, stage) => ({
  probability: stage.probability,
  ...statusIn(stage.type, doc.status),
});

/**
 * A lead that is taken further is being worked on, one that enters a lost stage is disqualified and comes back when it
 * leaves; one that has become a deal stays what it is.
 */
function statusIn(stage: string, status: unknown): { status?: string; disqualificationReason?: null } {
  if (status === "converted") return {};
  if (stage === "won") return { status: "qualified" };
  if (stage === "lost" || stage === "canceled") return { status: "disqualified" };
  if (status === "disqualified") return { status: "working", disqualificationReason: null };
  return status === "new" ? { status: "working" } : {};
}
