import { newId } from "@mainstay/db";
import { topPosition } from "../../pipelines/position.ts";
import type { Service } from "../trades/trade.ts";
import type { Row } from "./story.ts";
import type { Making } from "./world.ts";

const RECENT_DAYS = 60;

/** How many of the sixty are in each state, in the order they are told: the newest first. */
const STATUSES = [
  ["new", 14],
  ["working", 18],
  ["qualified", 12],
  ["converted", 8],
  ["disqualified", 8],
] as const;
type Status = (typeof STATUSES)[number][0];

/** Sixty requests of the last two months; those that were converted became deals that are told of already. */
export function buildLeads(making: Making, deals: Row[]): Row[] {
  const statuses = STATUSES.flatMap(([status, count]) => Array.from({ length: count }, () => status));
  const recent = deals.filter((deal) => deal.source === "lead_conversion" && deal.status === "open");
  return statuses.map((status, index) => {
    const ageDays = Math.min(RECENT_DAYS - 1, Math.floor((index / statuses.length) ** 1.3 * RECENT_DAYS));
    const deal = status === "converted" ? recent.shift() : undefined;
    return newLead(making, status === "converted" && !deal ? "qualified" : status, ageDays, index, deal);
  });
}

const WAYS = [
  { source: "web_form", type: "note", subject: "form" },
  { source: "phone_call", type: "phone_call", subject: "call" },
  { source: "email", type: "email_inbound", subject: "email" },
  { source: "referral", type: "phone_call", subject: "neighborsCall" },
] as const;

function newLead(making: Making, status: Status, ageDays: number, index: number, deal: Row | undefined): Row {
  const { trade, ownerId, currency, leadPipeline, almanac, dice, contacts } = making;
  const asked = trade.services.find(({ service }) => service === deal?.serviceType) ?? dice.pick(trade.services);
  const person =
    contacts.find(({ id }) => id === deal?.contactId) ?? contacts[(index * 7) % contacts.length] ?? dice.pick(contacts);
  const way = WAYS[index % WAYS.length] ?? WAYS[0];
  const stages = leadPipeline.stages.filter(({ type }) => type === "open");
  const reached = { new: 0, working: 0.4, qualified: 0.75, converted: 0.99, disqualified: 0.4 }[status];
  const stage = stages[Math.floor(reached * stages.length)] ?? dice.pick(stages);
  const stageChangedAt = almanac.past(Math.floor(ageDays / 2), 14);
  const [email] = person.emails as { email: string }[];
  const [phone] = person.phones as { number: string }[];
  const lead: Row = {
    id: newId(),
    createdAt: almanac.past(ageDays, 8 + (index % 9)),
    title: asked.asks,
    description: asked.words,
    serviceType: asked.service,
    source: way.source,
    status,
    disqualificationReason:
      status === "disqualified" ? dice.pick(["budget", "timing", "outside_scope", "no_response"]) : null,
    estimatedValue: String(Math.round((asked.price[0] + asked.price[1]) / 200) * 100),
    currency,
    probability: stage.probability,
    preferredTime: dice.pick(trade.talk.preferredTimes),
    contactId: person.id,
    companyId: person.companyId,
    email: email?.email,
    phone: phone?.number,
    pipelineId: stage.pipelineId,
    stageId: stage.id,
    stageChangedAt,
    position: topPosition(new Date(stageChangedAt)),
    dealId: deal?.id ?? null,
    convertedAt: deal?.createdAt ?? null,
    ownerId: index % 6 === 0 ? null : ownerId,
  };
  if (deal) deal.leadId = lead.id;
  tellLead(making, lead, asked, way, ageDays, index);
  return lead;
}

function tellLead(
  { trade: { talk }, words, story, almanac, dice }: Making,
  lead: Row,
  asked: Service,
  way: (typeof WAYS)[number],
  ageDays: number,
  index: number,
) {
  const links = { leadId: lead.id, contactId: lead.contactId, companyId: lead.companyId };
  const isNew = lead.status === "new";
  story.tell({
    ...links,
    type: way.type,
    at: lead.createdAt,
    subject: words[way.subject],
    body: `${asked.asks}.\n${asked.words}`,
    direction: "inbound",
    ...(isNew && {
      followUpAt: almanac.at(ageDays - (index % 3), 9 + (index % 7)),
      followUpStatus: "pending" as const,
    }),
  });
  if (isNew) return;
  if (dice.roll() < 0.5)
    story.tell({
      ...links,
      type: "phone_call",
      at: almanac.past(ageDays, 17),
      subject: words.triedToCall,
      body: dice.pick(talk.voicemails),
      outcome: "left_voicemail",
    });
  story.tell({
    ...links,
    type: "phone_call",
    at: almanac.past(Math.max(0, ageDays - 1), 11),
    subject: words.calledBack,
    body: dice.pick(talk.firstCalls),
    outcome: "spoke",
  });
  if (lead.status === "working" && index % 4 === 0) {
    story.tell({
      ...links,
      type: "sms",
      at: almanac.past(Math.max(0, ageDays - 2), 12),
      subject: words.text,
      body: dice.pick(talk.texts),
      followUpAt: almanac.at(index % 3 === 0 ? 0 : 1, 16),
      followUpStatus: "pending",
    });
  }
}
