import { expect, test } from "vitest";
import { assessRisk, type RiskFacts } from "./risk.rules.ts";

const CALM: RiskFacts = {
  quietDays: 2,
  rottingDays: 7,
  daysPastClose: -10,
  closeMoves: 0,
  hasNextStep: true,
  hasAmount: true,
  hasProposal: true,
  progress: 0.2,
  unansweredDays: null,
  hasBounced: false,
  hasOptedOut: false,
};
const why = (facts: Partial<RiskFacts>) => assessRisk({ ...CALM, ...facts })?.reasons.map(({ rule }) => rule) ?? null;

test.each<[string, Partial<RiskFacts>, string[] | null]>([
  ["nothing is wrong", {}, null],
  ["nothing is known", Object.fromEntries(Object.keys(CALM).map((name) => [name, null])), null],
  ["quiet as long as its stage allows", { quietDays: 7 }, null],
  ["quiet a day longer", { quietDays: 8 }, ["quiet"]],
  ["quiet in a stage that says nothing", { quietDays: 14, rottingDays: null }, null],
  ["the same a day later", { quietDays: 15, rottingDays: null }, ["quiet"]],
  ["to be closed today", { daysPastClose: 0 }, null],
  ["to be closed yesterday", { daysPastClose: 1 }, ["close_passed"]],
  ["put off once, with no next step", { closeMoves: 1, hasNextStep: false }, null],
  ["put off twice, with no next step", { closeMoves: 2, hasNextStep: false }, ["close_moved", "no_next_step"]],
  ["no next step alone", { hasNextStep: false }, null],
  [
    "late without a proposal and without a next step",
    { progress: 0.5, hasProposal: false, hasNextStep: false },
    ["no_proposal", "no_next_step"],
  ],
  ["early without a proposal and without a next step", { progress: 0.4, hasProposal: false, hasNextStep: false }, null],
  ["late without an amount", { progress: 0.8, hasProposal: false, hasAmount: false, hasNextStep: false }, null],
  ["the customer wrote today", { unansweredDays: 0 }, null],
  ["the customer wrote yesterday", { unansweredDays: 1 }, ["unanswered"]],
  ["mail came back", { hasBounced: true }, null],
  ["mail came back, with no next step", { hasBounced: true, hasNextStep: false }, ["bounced", "no_next_step"]],
  ["they said STOP", { hasOptedOut: true }, ["opted_out"]],
])("%s", (_, facts, reasons) => {
  expect(why(facts)).toEqual(reasons);
});

test("the weights add up to a level, and to 100 at most", () => {
  expect(assessRisk({ ...CALM, daysPastClose: 1 })).toMatchObject({ level: "medium", score: 40 });
  expect(assessRisk({ ...CALM, daysPastClose: 14, hasNextStep: false })).toMatchObject({ level: "high", score: 75 });
  const all = { ...CALM, daysPastClose: 30, quietDays: 90, unansweredDays: 9, hasNextStep: false, hasOptedOut: true };
  expect(assessRisk(all)).toMatchObject({
    level: "high",
    score: 100,
    reasons: [{ rule: "unanswered", count: 9 }, {}, {}, {}, {}],
  });
});
