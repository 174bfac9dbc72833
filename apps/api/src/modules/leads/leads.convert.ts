import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { conflict, forbidden, invalidField } from "../../platform/problem.ts";
import { parseBody, within } from "../../records/body.ts";
import { checkLinks } from "../../records/links.ts";
import { lockRecord } from "../../records/lock.ts";
import type { AnyDoc } from "../../records/object.ts";
import { type Done, emit, inOperation, type OpCtx } from "../../records/operation.ts";
import { findReadable, findRecord } from "../../records/read.ts";
import { mayEver } from "../../records/scope.ts";
import { createRecord, updateRecord } from "../../records/write.ts";
import { company } from "../companies/companies.object.ts";
import { findOrCreateCompany } from "../companies/companies.service.ts";
import { contact } from "../contacts/contacts.object.ts";
import { findOrCreateContact } from "../contacts/contacts.service.ts";
import { deal } from "../deals/deals.object.ts";
import { findStage, type Stage, startingStage } from "../pipelines/pipelines.service.ts";
import { leadConverted } from "./leads.events.ts";
import { lead } from "./leads.object.ts";

export const ConvertLead = z.strictObject({
  /** An existing deal that the lead belongs to, instead of a new one. */
  dealId: z.uuid().optional(),
  deal: z
    .strictObject({
      name: z.string().trim().min(1).max(255).optional(),
      amount: z.union([z.string(), z.number()]).nullish().describe("Decimal"),
      pipelineId: z.uuid().optional(),
      stageId: z.uuid().optional(),
      closeDate: z.iso.date().nullish(),
      ownerId: z.uuid().nullish(),
    })
    .optional(),
  company: z.strictObject({ name: z.string().trim().min(1).max(255) }).optional(),
});
export type ConvertLead = z.infer<typeof ConvertLead>;

export interface Converted {
  lead: AnyDoc;
  deal: AnyDoc;
  contact: AnyDoc | null;
  company: AnyDoc | null;
}

const MAX_NAME = 255;

/** The stages a converted lead's deal starts in, where the pipeline has one of them. */
const FIRST_STAGES = ["estimating", "proposal_sent", "qualified"];

/**
 * Turns a lead into a deal: contact and company are made sure of, the deal is made or an existing one joined, and what
 * happens to the lead from now on goes to the deal. Converting again answers what the first time gave.
 * @throws Problem not-found, forbidden, invalid, conflict when it was converted into another deal
 */
export async function convertLead(ctx: Ctx, id: string, request: ConvertLead): Promise<Done<Converted>> {
  if (!mayEver(ctx, deal.meta, request.dealId ? "edit" : "create"))
    throw forbidden(`The role ${ctx.role.name} may not convert leads.`);
  return inOperation(ctx, { kind: "convert", summary: "" }, async (ctx, describe) => {
    const doc = await lockRecord(ctx, lead, id, "edit");
    if (doc.status === "converted") return alreadyConverted(ctx, doc, request);
    describe({ summary: `Converted lead ${String(doc.title)}` });
    const person = await ensureContact(ctx, doc, request);
    const companyId = (await ensureCompany(ctx, doc, person, request))?.id ?? null;
    const made = request.dealId
      ? await joinDeal(ctx, doc, request.dealId, person.id, companyId)
      : await makeDeal(ctx, doc, request, person.id, companyId);
    const { result: converted } = await updateRecord(
      ctx,
      lead,
      id,
      {
        status: "converted",
        dealId: made.id,
        contactId: person.id,
        companyId,
        convertedAt: ctx.now().toISOString(),
      },
      { trusted: true },
    );
    emit(ctx, leadConverted, {
      object: "lead",
      recordId: id,
      payload: { leadId: id, dealId: made.id, contactId: person.id, companyId },
    });
    return present(ctx, converted, made);
  });
}

async function alreadyConverted(ctx: OpCtx, doc: AnyDoc, request: ConvertLead): Promise<Converted> {
  if (request.dealId && request.dealId !== doc.dealId) {
    throw conflict("This lead has been converted into another deal already.", { dealId: doc.dealId });
  }
  return present(ctx, doc, await findRecord(ctx, deal, String(doc.dealId)));
}

async function present(ctx: Ctx, lead: AnyDoc, deal: AnyDoc): Promise<Converted> {
  return {
    lead,
    deal,
    contact: await findReadable(ctx, contact, lead.contactId),
    company: await findReadable(ctx, company, lead.companyId),
  };
}

async function ensureContact(ctx: OpCtx, doc: AnyDoc, request: ConvertLead): Promise<AnyDoc> {
  if (doc.contactId) return findRecord(ctx, contact, String(doc.contactId), { trusted: true });
  const reach = { emails: [doc.email].filter(isText), phones: [doc.phone].filter(isText) };
  if (reach.emails.length + reach.phones.length === 0) {
    throw invalidField("contactId", "The lead has no contact, e-mail or phone; link a contact before converting it.");
  }
  return findOrCreateContact(ctx, { companyName: request.company?.name }, reach, { trusted: true });
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

async function ensureCompany(
  ctx: OpCtx,
  doc: AnyDoc,
  person: AnyDoc,
  request: ConvertLead,
): Promise<{ id: string } | null> {
  const known = doc.companyId ?? person.companyId;
  if (known) return { id: String(known) };
  if (!request.company) return null;
  const made = await findOrCreateCompany(ctx, request.company.name, { trusted: true });
  await updateRecord(ctx, contact, person.id, { companyId: made.id }, { trusted: true });
  return made;
}

async function makeDeal(
  ctx: OpCtx,
  doc: AnyDoc,
  { deal: given = {} }: ConvertLead,
  contactId: string,
  companyId: string | null,
): Promise<AnyDoc> {
  const { pipelineId, stageId, ...values } = given;
  const stage = await within("/deal", () => firstStage(ctx, pipelineId, stageId));
  const firm = companyId ? await findRecord(ctx, company, companyId, { trusted: true }) : null;
  const inherited = {
    name: [doc.title, firm?.name].filter(Boolean).join(" · ").slice(0, MAX_NAME),
    amount: doc.estimatedValue,
    closeDate: doc.expectedCloseDate,
    description: doc.description,
    serviceType: doc.serviceType,
    tags: doc.tags,
    currency: doc.currency,
    ...((doc.ownerId || ctx.member) && { ownerId: doc.ownerId ?? ctx.member?.id }),
  };
  const set = {
    ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !(name in values))),
    pipelineId: stage.pipelineId,
    stageId: stage.id,
    probability: stage.probability,
    contactId,
    companyId,
    leadId: doc.id,
    source: "lead_conversion",
  };
  const parsed = await within("/deal", async () => {
    const body = await parseBody(ctx, deal, "update", values);
    await checkLinks(ctx, deal, body);
    return body;
  });
  const { result } = await createRecord(ctx, deal, { ...parsed, ...set }, { trusted: true });
  return result;
}

async function firstStage(ctx: Ctx, pipelineId: string | undefined, stageId: string | undefined): Promise<Stage> {
  if (!stageId) return startingStage(ctx, "deal", pipelineId, FIRST_STAGES);
  const stage = await findStage(ctx, "deal", pipelineId ?? null, stageId);
  if (stage.type !== "open") throw invalidField("stageId", "A converted lead's deal starts in an open stage.");
  return stage;
}

async function joinDeal(
  ctx: OpCtx,
  doc: AnyDoc,
  dealId: string,
  contactId: string,
  companyId: string | null,
): Promise<AnyDoc> {
  const before = await lockRecord(ctx, deal, dealId, "edit");
  const missing = { leadId: doc.id, contactId, companyId };
  const patch = Object.fromEntries(Object.entries(missing).filter(([name, value]) => value && !before[name]));
  const { result } = await updateRecord(ctx, deal, dealId, patch, { trusted: true });
  return result;
}
