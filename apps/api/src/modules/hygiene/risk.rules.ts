import type { RiskLevel } from "../pipelines/risk.field.ts";

/** What is known of an open lead or deal. Null is what nobody knows, or what the reader may not see: no rule speaks then. */
export interface RiskFacts {
  /** Whole days since anything happened. */
  quietDays: number | null;
  /** After how many days its stage calls a record rotten. */
  rottingDays: number | null;
  /** Whole days since the day it was expected to close; negative while that is ahead. */
  daysPastClose: number | null;
  /** How often that day was put off. */
  closeMoves: number | null;
  /** A next step in words, an open follow-up or an open task. */
  hasNextStep: boolean | null;
  hasAmount: boolean | null;
  /** An estimate or proposal has gone out. */
  hasProposal: boolean | null;
  /** How far through its pipeline's open stages it is, from 0 to 1. */
  progress: number | null;
  /** Whole days since the customer wrote or called, when nobody has answered. */
  unansweredDays: number | null;
  /** Mail to them came back. */
  hasBounced: boolean | null;
  /** They asked to hear no more, by a STOP or otherwise. */
  hasOptedOut: boolean | null;
}

export const RISK_RULES = [
  "unanswered",
  "close_passed",
  "quiet",
  "opted_out",
  "bounced",
  "close_moved",
  "no_next_step",
  "no_proposal",
] as const;
export type RiskRule = (typeof RISK_RULES)[number];

export interface RiskReason {
  rule: RiskRule;
  weight: number;
  /** The days or times that the rule speaks of; null when it is a yes or no. */
  count: number | null;
}

export interface Risk {
  level: RiskLevel;
  /** The weights of all reasons together, 100 at most. */
  score: number;
  /** The weightiest first. */
  reasons: RiskReason[];
}

/** Where a stage does not say when it rots. Two weeks without anything is what most sales teams look at in their weekly review. */
const USUAL_ROTTING_DAYS = 14;
const UNANSWERED_DAYS = 1;
const CLOSE_MOVES = 2;
/** Past this share of the open stages an amount without a proposal is a wish. */
const LATE = 0.5;
const AT_RISK = 40;
const HIGH = 70;

interface Rule {
  rule: RiskRule;
  /** Between 0 and 100; two lighter reasons or one heavy one make a risk. */
  weight(count: number): number;
  /** What it speaks of, null when it does not apply. */
  speaks(facts: RiskFacts): number | true | null;
}

/*
 * What each rule rests on. Weights are our judgement, to be corrected when outcomes can be counted.
 * - quiet: Pipedrive's rotting, days of a stage without activity (support.pipedrive.com, The Rotting Feature).
 * - close_passed, close_moved, no_next_step: the usual questions of a pipeline review, as in getgangly.com's stale deal
 *   test (last touch, close date pushed again and again, a next step that says something).
 * - unanswered, no_proposal: stalled communication, small-business document 6.4; a proposal waits for follow-up, 6.3.
 * - opted_out, bounced: nobody can be reached, LeadFlow D7.
 */
const RULES: Rule[] = [
  {
    rule: "unanswered",
    weight: (days) => (days >= 3 ? 60 : 40),
    speaks: ({ unansweredDays }) => atLeast(unansweredDays, UNANSWERED_DAYS),
  },
  {
    rule: "close_passed",
    weight: (days) => (days >= 14 ? 55 : 40),
    speaks: ({ daysPastClose }) => atLeast(daysPastClose, 1),
  },
  {
    rule: "quiet",
    weight: () => 40,
    speaks: ({ quietDays, rottingDays }) => atLeast(quietDays, (rottingDays ?? USUAL_ROTTING_DAYS) + 1),
  },
  { rule: "opted_out", weight: () => 40, speaks: ({ hasOptedOut }) => hasOptedOut || null },
  { rule: "bounced", weight: () => 30, speaks: ({ hasBounced }) => hasBounced || null },
  { rule: "close_moved", weight: () => 30, speaks: ({ closeMoves }) => atLeast(closeMoves, CLOSE_MOVES) },
  { rule: "no_next_step", weight: () => 20, speaks: ({ hasNextStep }) => hasNextStep === false || null },
  {
    rule: "no_proposal",
    weight: () => 25,
    speaks: ({ hasAmount, hasProposal, progress }) =>
      (hasAmount === true && hasProposal === false && progress !== null && progress >= LATE) || null,
  },
];

/** Whether an open lead or deal is at risk, and why; null when it is not. Pure. */
export function assessRisk(facts: RiskFacts): Risk | null {
  const reasons = RULES.flatMap(({ rule, weight, speaks }) => {
    const said = speaks(facts);
    if (said === null) return [];
    const count = said === true ? null : said;
    return [{ rule, count, weight: weight(count ?? 0) }];
  }).toSorted((a, b) => b.weight - a.weight);
  const score = Math.min(
    100,
    reasons.reduce((sum, { weight }) => sum + weight, 0),
  );
  return score < AT_RISK ? null : { level: score >= HIGH ? "high" : "medium", score, reasons };
}

const atLeast = (count: number | null, least: number): number | null =>
  count !== null && count >= least ? count : null;
