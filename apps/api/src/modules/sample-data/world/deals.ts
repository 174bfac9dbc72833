import { newId } from "@mainstay/db";
import type { Stage } from "../../pipelines/pipelines.service.ts";
import { topPosition } from "../../pipelines/position.ts";
import type { Trade } from "../trades/trade.ts";
import type { Row } from "./story.ts";
import type { Making } from "./world.ts";

const OPEN = 38;
const WON = 30;
const LOST = 10;
const CANCELED = 2;
const HALF_A_YEAR_DAYS = 182;
const LOSS_REASONS = ["price", "competition", "timing", "no_decision", "scope"];

/** Eighty deals: some under way, more of them early than late; the rest won, lost or called off in the last half year. */
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
  const { dealPipeline, dice, almanac } = making;
  const stages = dealPipeline.stages.filter(({ type }) => type === "open");
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
  if (stages.indexOf(stage) >= 2) tellOffer(making, deal, inStage + 1);
  if (index % 3 === 0) tellFollowUp(making, deal, index);
  return deal;
}

function closedDeal(making: Making, type: "won" | "lost" | "canceled"): Row {
  const { dealPipeline, dice, almanac } = making;
  const { stages } = dealPipeline;
  // Where nothing can be called off it is lost.
  const stage =
    stages.find((one) => one.type === type) ?? stages.find((one) => one.type === "lost") ?? dice.pick(stages);
  const closedDays = dice.between(2, HALF_A_YEAR_DAYS);
  const age = closedDays + dice.between(4, 30);
  const deal = newDeal(making, stage, age, closedDays);
  deal.status = stage.type;
  deal.closeDate = almanac.date(-closedDays);
  if (stage.type !== "open") deal.closedAt = almanac.past(closedDays, 15);
  tellBeginning(making, deal, age);
  tellOffer(making, deal, closedDays + 2);
  if (type === "won") tellWon(making, deal, closedDays);
  else Object.assign(deal, tellLost(making, deal, closedDays));
  return deal;
}

function newDeal(
  { trade, ownerId, currency, dice, almanac, contacts }: Making,
  stage: Stage,
  ageDays: number,
  inStageDays: number,
): Row {
  const { service, scope, price } = dice.pick(trade.services);
  const person = dice.pick(contacts);
  const since = almanac.past(inStageDays, 14);
  if (stage.type === "won") person.lifecycleStage = "customer";
  const [address] = person.addresses as { line1: string }[];
  const isOnSite = trade.dealsNamedBy === "address";
  return {
    id: newId(),
    createdAt: almanac.past(ageDays, 11),
    name: `${service}, ${isOnSite ? address?.line1 : nameOfCustomer(trade, person)}`,
    description: scope,
    serviceType: service,
    amount: String(Math.round(dice.between(...price) / 10) * 10),
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
    jobLocation: isOnSite ? { ...address, type: undefined, primary: undefined } : null,
    nextStep: stage.type === "open" ? dice.pick(trade.talk.nextSteps) : null,
    ownerId,
  };
}

const links = ({ id, contactId, companyId }: Row) => ({ dealId: id, contactId, companyId });

/** Whom the deal is for: the company the person calls for, else the person. */
function nameOfCustomer({ town }: Trade, person: Row): string {
  const row = town.people.find(([first, last]) => `${first} ${last}` === person.fullName);
  const company = row?.[3] === undefined ? undefined : town.companies[row[3]];
  return company?.[0] ?? String(person.fullName);
}

function tellBeginning({ trade, words, story, almanac, dice }: Making, deal: Row, ageDays: number) {
  const found = trade.services.find(({ service }) => service === deal.serviceType)?.found;
  story.tell({
    ...links(deal),
    type: "meeting",
    at: almanac.past(Math.max(0, ageDays - 1), 10),
    subject: `${trade.talk.visit}: ${deal.serviceType}`,
    body: found ?? "",
    direction: "internal",
  });
  if (dice.roll() < 0.35)
    story.tell({
      ...links(deal),
      type: "note",
      at: almanac.past(Math.max(0, ageDays - 1), 16),
      subject: words.note,
      body: dice.pick(trade.talk.byTheWay),
      direction: "internal",
    });
}

function tellOffer({ trade: { talk }, words, story, almanac, dice }: Making, deal: Row, daysAgo: number) {
  story.tell({
    ...links(deal),
    type: "email_outbound",
    at: almanac.past(daysAgo, 13),
    subject: `${talk.offer}: ${deal.name}`,
    body: dice.pick(talk.offerMails),
    outcome: "sent_proposal",
    followUpAt: almanac.past(Math.max(0, daysAgo - 2), 9),
    followUpStatus: "completed",
  });
  if (dice.roll() < 0.7)
    story.tell({
      ...links(deal),
      type: "phone_call",
      at: almanac.past(Math.max(0, daysAgo - 1), 10.5),
      subject: words.aboutOffer(talk.offer),
      body: dice.pick(talk.offerCalls),
      outcome: "spoke",
    });
}

function tellWon({ trade: { talk }, words, story, almanac, dice }: Making, deal: Row, closedDays: number) {
  deal.winReason = dice.pick(talk.winReasons);
  story.tell({
    ...links(deal),
    type: "phone_call",
    at: almanac.past(closedDays, 15),
    subject: words.goAhead,
    body: dice.pick(talk.wonNotes),
    direction: "inbound",
    outcome: "accepted_proposal",
  });
  if (closedDays > 10)
    story.tell({
      ...links(deal),
      type: "note",
      at: almanac.past(closedDays - dice.between(3, 9), 16),
      subject: words.done,
      body: dice.pick(talk.doneNotes),
      direction: "internal",
    });
}

function tellLost({ trade, words, story, almanac, dice }: Making, deal: Row, closedDays: number) {
  const why = dice.pick(trade.talk.lostNotes);
  story.tell({
    ...links(deal),
    type: "phone_call",
    at: almanac.past(closedDays, 15),
    subject: words.lost,
    body: why,
    direction: "inbound",
    outcome: "rejected_proposal",
  });
  return deal.status === "lost" ? { lossReason: dice.pick(LOSS_REASONS), lossDetail: why } : {};
}

/** A third are overdue, a third due today, a third in the coming days. */
function tellFollowUp({ trade: { talk }, story, almanac, dice }: Making, deal: Row, index: number) {
  const due = [almanac.at(dice.between(1, 4), 9), almanac.at(0, 9 + (index % 8)), almanac.at(-dice.between(1, 6), 10)][
    (index / 3) % 3
  ];
  story.tell({
    ...links(deal),
    type: "phone_call",
    at: almanac.past(dice.between(5, 7), 11),
    subject: talk.callBack,
    body: dice.pick(talk.offerCalls),
    outcome: "spoke",
    followUpAt: due,
    followUpStatus: "pending",
  });
}
