import { newId } from "@mainstay/db";
import type { Stage } from "../../pipelines/pipelines.service.ts";
import { topPosition } from "../../pipelines/position.ts";
import { JOBS, type Job } from "./jobs.ts";
import type { Row } from "./story.ts";
import { BY_THE_WAY, DONE_NOTES, ESTIMATE_CALLS, ESTIMATE_MAILS, LOST_NOTES, WON_NOTES } from "./talk.ts";
import type { Making } from "./world.ts";

const OPEN = 38;
const WON = 30;
const LOST = 10;
const CANCELED = 2;
const HALF_A_YEAR_DAYS = 182;
const LOSS_REASONS = ["price", "competition", "timing", "no_decision", "scope"];

/** Eighty jobs: some under way, more of them early than late; the rest won, lost or called off in the last half year. */
export function buildDeals(making: Making): Row[] {
  return [
    ...times(OPEN, (index) => openDeal(making, index)),
    ...times(WON, () => closedDeal(making, "won")),
    ...times(LOST, () => closedDeal(making, "lost")),
    ...times(CANCELED, () => closedDeal(making, "canceled")),
  ];
}

const times = (count: number, make: (index: number) => Row) => Array.from({ length: count }, (_, index) => make(index));

function openDeal(making: Making, index: number): Row {
  const { jobs, dice, almanac } = making;
  const stages = jobs.stages.filter(({ type }) => type === "open");
  // The product of two rolls is small more often than not: many in the first columns, few in the last.
  const stage =
    stages[Math.floor(dice.roll() * dice.roll() * stages.length * 1.4) % stages.length] ?? dice.pick(stages);
  const isRotting = index % 5 === 0 && stage.rottingDays !== null;
  const inStage = isRotting
    ? (stage.rottingDays ?? 7) + dice.between(2, 12)
    : dice.between(0, Math.max(1, (stage.rottingDays ?? 7) - 1));
  const age = inStage + dice.between(1, 12);
  const deal = newDeal(making, stage, age, inStage);
  deal.closeDate = almanac.date(isRotting ? dice.between(-6, 4) : dice.between(3, 40));
  tellBeginning(making, deal, age);
  if (stages.indexOf(stage) >= 2) tellEstimate(making, deal, inStage + 1);
  if (index % 3 === 0) tellFollowUp(making, deal, index);
  return deal;
}

function closedDeal(making: Making, type: "won" | "lost" | "canceled"): Row {
  const { jobs, dice, almanac } = making;
  const stage = jobs.stages.find((one) => one.type === type) ?? dice.pick(jobs.stages);
  const closedDays = dice.between(2, HALF_A_YEAR_DAYS);
  const age = closedDays + dice.between(4, 30);
  const deal = newDeal(making, stage, age, closedDays);
  deal.status = stage.type;
  deal.closeDate = almanac.date(-closedDays);
  if (stage.type !== "open") deal.closedAt = almanac.past(closedDays, 15);
  tellBeginning(making, deal, age);
  tellEstimate(making, deal, closedDays + 2);
  if (type === "won") tellWon(making, deal, closedDays);
  else Object.assign(deal, tellLost(making, deal, closedDays, type));
  return deal;
}

function newDeal(
  { ownerId, currency, dice, almanac, contacts }: Making,
  stage: Stage,
  ageDays: number,
  inStageDays: number,
): Row {
  const job = dice.pick(JOBS);
  const person = dice.pick(contacts);
  const since = almanac.past(inStageDays, 14);
  if (stage.type === "won") person.lifecycleStage = "customer";
  const [address] = person.addresses as { line1: string }[];
  return {
    id: newId(),
    createdAt: almanac.past(ageDays, 11),
    name: `${job.service}, ${address?.line1}`,
    description: job.scope,
    serviceType: job.service,
    amount: String(Math.round(dice.between(...job.price) / 10) * 10),
    currency,
    probability: stage.probability,
    contactId: person.id,
    companyId: person.companyId,
    pipelineId: stage.pipelineId,
    stageId: stage.id,
    status: stage.type,
    stageChangedAt: since,
    position: topPosition(new Date(since)),
    source: dice.pick(["lead_conversion", "repeat_customer", "referral", "lead_conversion"]),
    jobLocation: { ...address, type: undefined, primary: undefined },
    nextStep:
      stage.type === "open"
        ? dice.pick(["Send the estimate", "Call about the estimate", "Agree on a date", "Order parts"])
        : null,
    ownerId,
  };
}

const links = ({ id, contactId, companyId }: Row) => ({ dealId: id, contactId, companyId });
const jobOf = (deal: Row): Job | undefined => JOBS.find(({ service }) => service === deal.serviceType);

function tellBeginning({ story, almanac, dice }: Making, deal: Row, ageDays: number) {
  const job = jobOf(deal);
  story.tell({
    ...links(deal),
    type: "meeting",
    at: almanac.past(Math.max(0, ageDays - 1), 10),
    subject: `Site visit: ${job?.service}`,
    body: job?.found ?? "",
    direction: "internal",
  });
  if (dice.roll() < 0.35)
    story.tell({
      ...links(deal),
      type: "note",
      at: almanac.past(Math.max(0, ageDays - 1), 16),
      subject: "Note",
      body: dice.pick(BY_THE_WAY),
      direction: "internal",
    });
}

function tellEstimate({ story, almanac, dice }: Making, deal: Row, daysAgo: number) {
  story.tell({
    ...links(deal),
    type: "email_outbound",
    at: almanac.past(daysAgo, 13),
    subject: `Estimate: ${deal.name}`,
    body: dice.pick(ESTIMATE_MAILS),
    outcome: "sent_proposal",
    followUpAt: almanac.past(Math.max(0, daysAgo - 2), 9),
    followUpStatus: "completed",
  });
  if (dice.roll() < 0.7)
    story.tell({
      ...links(deal),
      type: "phone_call",
      at: almanac.past(Math.max(0, daysAgo - 1), 10.5),
      subject: "About the estimate",
      body: dice.pick(ESTIMATE_CALLS),
      outcome: "spoke",
    });
}

function tellWon({ story, almanac, dice }: Making, deal: Row, closedDays: number) {
  deal.winReason = dice.pick(["Quick answer", "Fair price", "Worked with us before", "Good reviews"]);
  story.tell({
    ...links(deal),
    type: "phone_call",
    at: almanac.past(closedDays, 15),
    subject: "Go ahead",
    body: dice.pick(WON_NOTES),
    direction: "inbound",
    outcome: "accepted_proposal",
  });
  if (closedDays > 10)
    story.tell({
      ...links(deal),
      type: "note",
      at: almanac.past(closedDays - dice.between(3, 9), 16),
      subject: "Job done",
      body: dice.pick(DONE_NOTES),
      direction: "internal",
    });
}

function tellLost({ story, almanac, dice }: Making, deal: Row, closedDays: number, type: "lost" | "canceled") {
  const words = dice.pick(LOST_NOTES);
  story.tell({
    ...links(deal),
    type: "phone_call",
    at: almanac.past(closedDays, 15),
    subject: "Not this time",
    body: words,
    direction: "inbound",
    outcome: "rejected_proposal",
  });
  return type === "lost" ? { lossReason: dice.pick(LOSS_REASONS), lossDetail: words } : {};
}

/** A third are overdue, a third due today, a third in the coming days. */
function tellFollowUp({ story, almanac, dice }: Making, deal: Row, index: number) {
  const due = [almanac.at(dice.between(1, 4), 9), almanac.at(0, 9 + (index % 8)), almanac.at(-dice.between(1, 6), 10)][
    (index / 3) % 3
  ];
  story.tell({
    ...links(deal),
    type: "phone_call",
    at: almanac.past(dice.between(5, 7), 11),
    subject: "Call back about the job",
    body: dice.pick(ESTIMATE_CALLS),
    outcome: "spoke",
    followUpAt: due,
    followUpStatus: "pending",
  });
}
