/** The kinds of document that a stage can say are with their reader. */
export type SentDocument = "proposal" | "estimate";

/**
 * Keys of the stages that usually say so, in our own pipelines and those of our trades; of several in one pipeline the
 * first is meant. A stage keeps its key when it is renamed.
 */
export const USUAL_STAGES: Record<SentDocument, readonly string[]> = {
  proposal: ["proposal_sent", "proposal", "offer_out", "offer_made"],
  estimate: ["estimate_sent", "quote_sent"],
};
