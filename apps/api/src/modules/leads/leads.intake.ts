import { normalizeEmail } from "@mainstay/model/email";
import { normalizePhone } from "@mainstay/model/phone";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { type FieldError, invalid } from "../../platform/problem.ts";
import { documentColumns } from "../../records/document.ts";
import { idsByKeys, lockKeys, type Reachable } from "../../records/keys.ts";
import type { AnyDoc } from "../../records/object.ts";
import { type Done, inOperation, type OpCtx } from "../../records/operation.ts";
import { scope } from "../../records/scope.ts";
import { andAlso, query, raw, textArray } from "../../records/sql.ts";
import { createRecord, lockRecord, updateRecord } from "../../records/write.ts";
import { enrichContact, findOrCreateContact } from "../contacts/contacts.service.ts";
import { LEAD_SOURCES, lead, OPEN_STATUSES } from "./leads.object.ts";

const short = z.string().trim().max(120).nullish();

export const Person = z.strictObject({
  firstName: short,
  lastName: short,
  email: z.string().trim().max(254).nullish(),
  phone: z.string().trim().max(50).nullish(),
  companyName: z.string().trim().max(255).nullish(),
});
export type Person = z.infer<typeof Person>;

/** A lead with, perhaps, the person who asked; everything else is a lead's own field. */
export const TakeInLead = z.looseObject({
  contact: Person.optional(),
  source: z.string().trim().max(255).nullish(),
  title: z.string().trim().max(255).nullish(),
});
export type TakeInLead = z.infer<typeof TakeInLead>;

export interface TakenIn {
  lead: AnyDoc;
  /** False when an open lead of the same person was found and enriched instead. */
  isNew: boolean;
}

/**
 * Takes a request for work in. One person has one open lead: a further request with the same e-mail or phone enriches
 * it instead of making another, also when many arrive at the same moment.
 * @throws Problem invalid without any way to reach the person, forbidden
 */
export async function takeInLead(
  ctx: Ctx,
  input: TakeInLead,
  options: { trusted?: boolean } = {},
): Promise<Done<TakenIn>> {
  const { contact: person = {}, source, ...given } = input;
  const reach = reachable(ctx, { email: given.email as string | null, phone: given.phone as string | null }, person);
  const fields: Record<string, unknown> = {
    ...given,
    ...sourceOf(source),
    title: given.title || titleFor(person, given),
  };
  return inOperation(ctx, { kind: "create", summary: `Took in lead ${fields.title}` }, async (ctx) => {
    await lockKeys(ctx, reach);
    const known = await openLead(ctx, reach, options.trusted);
    if (known) return { lead: await enrich(ctx, known, fields, person, options), isNew: false };
    const contactId =
      fields.contactId ?? (await findOrCreateContact(ctx, { ...person, ...firstOf(reach) }, reach, options)).id;
    const values = { ...fields, contactId, email: reach.emails[0] ?? null, phone: reach.phones[0] ?? null };
    const { result } = await createRecord(ctx, lead, values, options);
    return { lead: result, isNew: true };
  });
}

/** Everything the person can be reached by. @throws Problem invalid with pointers */
function reachable(ctx: Ctx, own: { email?: string | null; phone?: string | null }, person: Person): Reachable {
  const errors: FieldError[] = [];
  const emails = new Set<string>();
  const phones = new Set<string>();
  for (const [pointer, value] of [
    ["/email", own.email],
    ["/contact/email", person.email],
  ] as const) {
    if (!value) continue;
    const email = normalizeEmail(value);
    if (email) emails.add(email);
    else errors.push({ pointer, detail: `“${value}” is not an e-mail address.` });
  }
  for (const [pointer, value] of [
    ["/phone", own.phone],
    ["/contact/phone", person.phone],
  ] as const) {
    if (!value) continue;
    const phone = normalizePhone(value, ctx.org.country);
    if (phone) phones.add(phone.e164);
    else
      errors.push({
        pointer,
        detail: `“${value}” is not a phone number; write it with its country code, such as +1 312 555 0142.`,
      });
  }
  if (errors.length > 0) throw invalid(errors);
  return { emails: [...emails], phones: [...phones] };
}

const firstOf = ({ emails, phones }: Reachable) => ({ email: emails[0] ?? null, phone: phones[0] ?? null });

/** The newest open lead that carries one of the keys, itself or through its contact. */
async function openLead(ctx: Ctx, reach: Reachable, trusted = false): Promise<AnyDoc | null> {
  if (reach.emails.length + reach.phones.length === 0) return null;
  const readable = andAlso(trusted ? null : scope(ctx, lead, "read"));
  const [row] = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select (select to_json(x) from (select ${raw(documentColumns(lead))}) x) as doc from leads t
      where t.org_id = ${ctx.org.id} and t.deleted_at is null and t.status = any(${textArray(OPEN_STATUSES)})
        and (t.id in (${idsByKeys(ctx, "lead", reach)}) or t.contact_id in (${idsByKeys(ctx, "contact", reach)}))${readable}
      order by t.created_at desc, t.id desc limit 1`,
  );
  return row?.doc ?? null;
}

/** Fills what the open lead and its contact lack, and adds notes not seen before; never overwrites. */
async function enrich(
  ctx: OpCtx,
  known: AnyDoc,
  fields: Record<string, unknown>,
  person: Person,
  options: { trusted?: boolean },
): Promise<AnyDoc> {
  const doc = await lockRecord(ctx, lead, known.id, "edit", options);
  const fillable = lead.meta.fields.filter(
    (field) => !field.readOnly && fields[field.name] != null && (doc[field.name] == null || doc[field.name] === ""),
  );
  const patch: Record<string, unknown> = Object.fromEntries(fillable.map((field) => [field.name, fields[field.name]]));
  for (const name of ["notes", "description"]) {
    const added = joined(doc[name], fields[name]);
    if (added !== doc[name]) patch[name] = added;
  }
  if (ctx.operation.changes.length === 0) ctx.operation.summary = `Enriched lead ${String(doc.title)}`;
  const { result } = await updateRecord(ctx, lead, doc.id, patch, options);
  if (doc.contactId) await enrichContact(ctx, String(doc.contactId), person, options);
  return result;
}

function joined(before: unknown, added: unknown): unknown {
  if (typeof added !== "string" || added.trim() === "") return before;
  if (typeof before !== "string" || before === "") return added.trim();
  return before.includes(added.trim()) ? before : `${before}\n\n${added.trim()}`;
}

/** A source of ours as it is, any other as "other" with its own words beside it. */
function sourceOf(source: string | null | undefined): Record<string, unknown> {
  if (!source) return {};
  const known = LEAD_SOURCES.find((one) => one === source);
  return known ? { source: known } : { source: "other", sourceDetail: source };
}

function titleFor(person: Person, given: Record<string, unknown>): string {
  const name =
    [person.firstName, person.lastName].filter(Boolean).join(" ") ||
    person.companyName ||
    person.email ||
    person.phone ||
    given.email ||
    given.phone;
  return given.serviceType
    ? `${given.serviceType}${name ? ` for ${name}` : ""}`
    : name
      ? `Inquiry from ${name}`
      : "Inquiry";
}

/** CloserFlow: a lead needs at least one way to reach the person, its own or its contact's. */
export function requireReach(input: TakeInLead): void {
  const { contact: person = {}, email, phone, contactId } = input as TakeInLead & Record<string, unknown>;
  if (email || phone || contactId || person.email || person.phone) return;
  const pointer = input.contact ? "/contact/email" : "/email";
  throw invalid([{ pointer, detail: "Give an e-mail or a phone number, or the contact the lead belongs to." }]);
}
