import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { documentJson } from "../../records/document.ts";
import { type Carriers, carriersOf, lockKeys } from "../../records/keys.ts";
import type { AnyDoc } from "../../records/object.ts";
import { type Done, inOperation } from "../../records/operation.ts";
import { scope } from "../../records/scope.ts";
import { andAlso, query, textArray, uuidArray } from "../../records/sql.ts";
import { createRecord } from "../../records/write.ts";
import { findOrBeginContact } from "../contacts/contacts.service.ts";
import { enrichLead } from "./leads.enrich.ts";
import { LEAD_SOURCES, lead, OPEN_STATUSES } from "./leads.object.ts";
import { reachable } from "./leads.reach.ts";

export { requireReach } from "./leads.reach.ts";

const line = (max: number) => z.string().trim().max(max).nullish();
const Email = line(254);
const Phone = line(50);

export const Person = z.strictObject({
  firstName: line(120),
  lastName: line(120),
  email: Email,
  phone: Phone,
  companyName: line(255),
});
export type Person = z.infer<typeof Person>;

/** A lead with, perhaps, the person who asked; everything else is a lead's own field. */
export const TakeInLead = z.looseObject({
  contact: Person.optional(),
  contactId: z.uuid().nullish(),
  email: Email,
  phone: Phone,
  serviceType: line(255),
  source: line(255),
  title: line(255),
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
 * @throws Problem invalid for an e-mail or phone that is none, forbidden
 */
export async function takeInLead(
  ctx: Ctx,
  input: TakeInLead,
  options: { trusted?: boolean } = {},
): Promise<Done<TakenIn>> {
  const { contact: person = {}, source, ...given } = input;
  const reach = reachable(ctx, given, person);
  const fields: Record<string, unknown> = {
    ...given,
    ...sourceOf(source),
    title: given.title || titleFor(person, given),
  };
  return inOperation(ctx, { kind: "create", summary: `Took in lead ${fields.title}` }, async (ctx, describe) => {
    // Sent together and done in this order: what is looked up is so once the lock is held.
    const [, carriers] = await Promise.all([lockKeys(ctx, reach), carriersOf(ctx, reach)]);
    const known = await openLead(ctx, carriers, options.trusted);
    const who = { ...person, phone: person.phone ?? given.phone };
    if (known) {
      describe({ kind: "update", summary: `Enriched lead ${String(known.title)}` });
      return { lead: await enrichLead(ctx, known, fields, who, reach, options), isNew: false };
    }
    // Whose contact it is does not matter to the link, unless the request names it.
    const from = given.contactId ? null : await findOrBeginContact(ctx, who, reach, options, carriers);
    const reached = { email: reach.emails[0] ?? null, phone: reach.phones[0] ?? null };
    const set = from ? { contactId: from.id } : {};
    const [{ result }] = await Promise.all([
      createRecord(ctx, lead, { ...fields, ...reached }, { ...options, set }),
      from?.written,
    ]);
    return { lead: result, isNew: true };
  });
}

/** The newest open lead among the carriers of the keys, or of a contact among them. */
async function openLead(ctx: Ctx, carriers: Carriers, trusted = false): Promise<AnyDoc | null> {
  const [ids = [], contactIds = []] = [carriers.get("lead"), carriers.get("contact")];
  if (ids.length + contactIds.length === 0) return null;
  const readable = andAlso(trusted ? null : scope(ctx, lead, "read"));
  const [row] = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select ${documentJson(lead)} as doc from leads t
      where t.org_id = ${ctx.org.id} and t.deleted_at is null and t.status = any(${textArray(OPEN_STATUSES)})
        and t.id in (select unnest(${uuidArray(ids)}) union all
          select l.id from leads l where l.org_id = ${ctx.org.id} and l.contact_id = any(${uuidArray(contactIds)}))${readable}
      order by t.created_at desc, t.id desc limit 1`,
  );
  return row?.doc ?? null;
}

/** A source of ours as it is, any other as "other" with its own words beside it. */
function sourceOf(source: string | null | undefined): Record<string, unknown> {
  if (!source) return {};
  const known = LEAD_SOURCES.find((one) => one === source);
  return known ? { source: known } : { source: "other", sourceDetail: source };
}

function titleFor(person: Person, given: Pick<TakeInLead, "email" | "phone" | "serviceType">): string {
  const name = [person.firstName, person.lastName].filter(Boolean).join(" ");
  const who = name || person.companyName || person.email || person.phone || given.email || given.phone;
  if (given.serviceType) return `${given.serviceType}${who ? ` for ${who}` : ""}`;
  return who ? `Inquiry from ${who}` : "Inquiry";
}
