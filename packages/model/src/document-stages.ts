/** The kinds of document that a stage can say are with their reader. */
export type SentDocument = "proposal" | "estimate";

/**
 * Keys of the stages that usually say so, in our own pipelines and those of our trades, the likeliest first. A stage keeps
 * its key when it is renamed.
 */
export const USUAL_STAGES: Record<SentDocument, readonly string[]> = {
  proposal: ["proposal_sent", "proposal", "offer_out", "offer_made"],
  estimate: ["estimate_sent", "quote_sent"],
};

/** What can take a lead or deal to a stage by itself: its document went out, or its reader said yes to it. */
export const MOVED_BY = ["document_sent", "document_accepted"] as const;
export type MovedBy = (typeof MOVED_BY)[number];

const USUALLY_MOVED_TO: Record<MovedBy, readonly string[]> = {
  document_sent: [...USUAL_STAGES.proposal, ...USUAL_STAGES.estimate],
  document_accepted: [
    ...["scheduled", "scheduled_visit", "contract_signed", "under_contract", "first_clean_booked"],
    ...["decision", "closed_won", "won"],
  ],
};

/**
 * The stages of a pipeline that a document takes records to, the one meant first: the stage that says so itself; where
 * none does, the usual ones, but for those that say something else.
 * @param stages all of one pipeline, in their order
 */
export function stagesMovedTo<Stage extends { key: string; movedBy: MovedBy | null }>(
  stages: readonly Stage[],
  by: MovedBy,
): Stage[] {
  const said = stages.find(({ movedBy }) => movedBy === by);
  if (said) return [said];
  const silent = stages.filter(({ movedBy }) => movedBy === null);
  return USUALLY_MOVED_TO[by].flatMap((key) => silent.find((stage) => stage.key === key) ?? []);
}
