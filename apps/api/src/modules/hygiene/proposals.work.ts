import { findBudget, findEmail, findPhone, findService, languageOf } from "@mainstay/ai";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { listRecords } from "../../records/list.ts";
import type { AnyDoc } from "../../records/object.ts";
import { mayEver } from "../../records/scope.ts";
import { titleOf } from "../../records/write.ts";
import { ownServices } from "../ai/intake.ts";
import { company } from "../companies/companies.object.ts";
import { contact, primaryEmail, primaryPhone } from "../contacts/contacts.object.ts";
import { draft } from "../drafts/drafts.object.ts";
import { lead } from "../leads/leads.object.ts";
import { lettersOf, linked, optional, type Proposal, readable, type Source } from "./proposals.ts";

/** What a lead lacks: by its contact, and by what was written in the inquiry and since. */
export async function ofLead(ctx: Ctx, doc: AnyDoc): Promise<Proposal[]> {
  const own: Source = { object: "lead", id: doc.id, title: titleOf(lead, doc) };
  const texts = [
    ...(typeof doc.description === "string" ? [{ source: own, text: doc.description }] : []),
    ...(await lettersOf(ctx, "lead", doc.id)),
  ];
  const services = await ownServices(ctx);
  const read = texts.flatMap(({ source, text }): Proposal[] => {
    const budget = findBudget(text);
    const service = findService(text, services, languageOf(ctx.org.locale));
    const amount = budget?.max ?? budget?.min;
    return [
      ...(service ? [{ field: "serviceType", value: service.name, source: { ...source, quote: service.told } }] : []),
      ...(amount
        ? [{ field: "estimatedValue", value: amount.toFixed(2), source: { ...source, quote: lineWith(text, amount) } }]
        : []),
      ...optional("phone", findPhone(text, ctx.org.country), source),
      ...optional("email", findEmail(text), source),
    ];
  });
  return [...(await ofItsContact(ctx, doc)), ...read];
}

/** How a lead's own contact is reached, and where it belongs. */
async function ofItsContact(ctx: Ctx, doc: AnyDoc): Promise<Proposal[]> {
  const person = await readable(ctx, contact, doc.contactId);
  if (!person) return [];
  const source: Source = { object: "contact", id: person.id, title: titleOf(contact, person) };
  return [
    ...optional("phone", primaryPhone(person), source),
    ...optional("email", primaryEmail(person), source),
    ...(await linked(ctx, "companyId", company, person.companyId, source)),
  ];
}

/** What a deal lacks: by what was offered, by its lead and by its contact. */
export async function ofDeal(ctx: Ctx, doc: AnyDoc): Promise<Proposal[]> {
  const from = await readable(ctx, lead, doc.leadId);
  const source: Source | null = from && { object: "lead", id: from.id, title: titleOf(lead, from) };
  const ofLeads =
    from && source
      ? [
          ...optional("serviceType", from.serviceType, source),
          ...optional("closeDate", from.expectedCloseDate, source),
          ...(await linked(ctx, "contactId", contact, from.contactId, source)),
          ...(await linked(ctx, "companyId", company, from.companyId, source)),
          ...optional("amount", from.estimatedValue, source),
        ]
      : [];
  const person = await readable(ctx, contact, doc.contactId);
  const ofPerson: Source | null = person && { object: "contact", id: person.id, title: titleOf(contact, person) };
  const [address] = Array.isArray(person?.addresses) ? person.addresses : [];
  return [
    ...(await ofEstimates(ctx, doc)),
    ...ofLeads,
    ...(person && ofPerson ? await linked(ctx, "companyId", company, person.companyId, ofPerson) : []),
    ...(address && ofPerson ? [{ field: "jobLocation", value: placeOnly(address), source: ofPerson }] : []),
  ];
}

/** What was offered, and perhaps accepted, says what a deal is worth. */
async function ofEstimates(ctx: Ctx, doc: AnyDoc): Promise<Proposal[]> {
  if (!mayEver(ctx, draft.meta, "read")) return [];
  const isSent = sql`t.deal_id = ${doc.id} and t.type in ('estimate', 'proposal') and t.sent_at is not null and t.total is not null
    and t.currency = ${doc.currency ?? ctx.org.currency}`;
  const { data } = await listRecords(ctx, draft, { where: isSent, sort: "-createdAt", limit: 1 });
  const drafts: AnyDoc[] = JSON.parse(data.text);
  return drafts.flatMap((one) =>
    optional("amount", one.total, { object: "draft", id: one.id, title: titleOf(draft, one) }),
  );
}

/** The line of a text that speaks of an amount of money. */
const lineWith = (text: string, amount: number): string =>
  text
    .split(/(?<=[.!?])\s|\n/)
    .find((line) => findBudget(line) !== null)
    ?.trim()
    .slice(0, 200) ?? String(amount);

/** Where it is, without what kind of address it is to the person. */
function placeOnly(address: Record<string, unknown>): Record<string, unknown> {
  const { type: _, primary: __, ...place } = address;
  return place;
}
