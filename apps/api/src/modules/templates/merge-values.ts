import type { MergeValues } from "@mainstay/model/merge-fields";
import type { Ctx } from "../../platform/context.ts";
import { type AnyDoc, objectNamed } from "../../records/object.ts";
import { findReadable, findRecord } from "../../records/read.ts";
import { masked } from "../../records/scope.ts";

/** What a message is about. */
export interface About {
  contactId?: string | null;
  leadId?: string | null;
  dealId?: string | null;
}

/**
 * What is known for the merge fields of a template, of the contact, the lead or deal, and who writes. Fields with
 * nothing known are left out.
 * @throws Problem not-found for a record the actor may not read
 */
export async function mergeValuesOf(ctx: Ctx, about: About, options: { trusted?: boolean } = {}): Promise<MergeValues> {
  const find = async (name: string, id: string | null | undefined) =>
    id ? seen(ctx, name, await findRecord(ctx, objectNamed(name), id, options)) : null;
  const findLinked = async (name: string, id: string | null) =>
    id ? seen(ctx, name, await findReadable(ctx, objectNamed(name), id)) : null;
  const [lead, deal] = [await find("lead", about.leadId), await find("deal", about.dealId)];
  const contact = about.contactId
    ? await find("contact", about.contactId)
    : await findLinked("contact", idIn(lead, "contactId") ?? idIn(deal, "contactId"));
  const companyId = idIn(contact, "companyId") ?? idIn(deal, "companyId") ?? idIn(lead, "companyId");
  const company = await findLinked("company", companyId);
  return withoutBlanks({
    firstName: textIn(contact, "firstName"),
    lastName: textIn(contact, "lastName"),
    fullName: [textIn(contact, "firstName"), textIn(contact, "lastName")].filter(Boolean).join(" "),
    company: textIn(company, "name"),
    work: textIn(lead, "title") || textIn(deal, "name"),
    organization: ctx.org.name,
    sender: ctx.member?.name ?? ctx.org.name,
  });
}

/** As much of a record as the actor's role may see. */
const seen = (ctx: Ctx, name: string, doc: AnyDoc | null): AnyDoc | null =>
  doc && masked(ctx, objectNamed(name).meta, doc);

const textIn = (doc: AnyDoc | null, field: string): string => {
  const value = doc?.[field];
  return typeof value === "string" ? value.trim() : "";
};

const idIn = (doc: AnyDoc | null, field: string): string | null => textIn(doc, field) || null;

const withoutBlanks = (values: MergeValues): MergeValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value));
