import type { Entering } from "../pipelines/moving.ts";

/** A lead that is taken further is being worked on; one that enters a lost stage is disqualified. */
export const enterLeadStage: Entering = (_, lead, stage) => ({
  probability: stage.probability,
  ...(stage.type === "open" && lead.status === "new" && { status: "working" }),
  ...(stage.type === "won" && { status: "qualified" }),
  ...((stage.type === "lost" || stage.type === "canceled") && { status: "disqualified" }),
});
