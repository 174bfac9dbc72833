import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { documentJson } from "../../records/document.ts";
import { type Carriers, carriersOf, type Reachable } from "../../records/keys.ts";
import { lockRecord } from "../../records/lock.ts";
import type { AnyDoc } from "../../records/object.ts";
import type { OpCtx } from "../../records/operation.ts";
import { query, uuidArray } from "../../records/sql.ts";
import { type BegunRecord, beginRecord, updateRecord, type WriteOptions } from "../../records/write.ts";
import { findOrCreateCompany } from "../companies/companies.service.ts";
import { contact } from "./contacts.object.ts";
import type { ContactEmail, ContactPhone } from "./contacts.table.ts";

export interface PersonGiven {
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
  companyName?: string | null;
  source?: string;
}

/** The contact a request came from: the oldest that can be reached the same way, else a new one. */
export async function findOrCreateContact(
  ctx: OpCtx,
  person: PersonGiven,
  reach: Reachable,
  options: WriteOptions = {},
): Promise<AnyDoc> {
  return (await findOrBeginContact(ctx, person, reach, options, await carriersOf(ctx, reach))).written;
}

/** The same among the known carriers of its keys; a new one may not be written yet. */
export async function findOrBeginContact(
  ctx: OpCtx,
  person: PersonGiven,
  reach: Reachable,
  options: WriteOptions,
  carriers: Carriers,
): Promise<BegunRecord> {
  const known = await oldestContact(ctx, carriers.get("contact") ?? []);
  if (known) return { id: known.id, written: Promise.resolve(await enrichContact(ctx, known.id, person, reach)) };
  const company = person.companyName ? await findOrCreateCompany(ctx, person.companyName, options) : null;
  const values = {
    firstName: person.firstName ?? null,
    lastName: person.lastName ?? null,
    emails: reach.emails.map((email, index) => ({ email, type: "work", primary: index === 0 })),
    phones: reach.phones.map((number, index) => ({
      number,
      raw: asTyped(person, reach, number),
      type: "mobile",
      primary: index === 0,
    })),
    source: person.source ?? "manual",
  };
  return beginRecord(ctx, contact, values, { ...options, set: { companyId: company?.id ?? null } });
}

/** The oldest live contact of these, whoever may see it: a person must not be doubled. */
async function oldestContact(ctx: Ctx, ids: string[]): Promise<AnyDoc | null> {
  if (ids.length === 0) return null;
  const [row] = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select ${documentJson(contact)} as doc from contacts t
      where t.org_id = ${ctx.org.id} and t.deleted_at is null and t.id = any(${uuidArray(ids)})
      order by t.created_at, t.id limit 1`,
  );
  return row?.doc ?? null;
}

/** Adds what a person has told of themselves that was not known; never overwrites. */
export async function enrichContact(ctx: OpCtx, id: string, person: PersonGiven, reach: Reachable): Promise<AnyDoc> {
  const doc = await lockRecord(ctx, contact, id, "edit", { trusted: true });
  const patch: Record<string, unknown> = {};
  if (!doc.firstName && !doc.lastName) {
    Object.assign(patch, { firstName: person.firstName ?? null, lastName: person.lastName ?? null });
  }
  const emails = doc.emails as ContactEmail[];
  const newEmails = reach.emails.filter((email) => !emails.some((one) => one.email === email));
  if (newEmails.length > 0) {
    const added = newEmails.map((email) => ({ email, type: "other", primary: false }));
    patch.emails = onePrimary([...emails, ...added]);
  }
  const phones = doc.phones as ContactPhone[];
  const newPhones = reach.phones.filter((number) => !phones.some((one) => one.number === number));
  if (newPhones.length > 0) {
    const added = newPhones.map((number) => ({
      number,
      raw: asTyped(person, reach, number),
      type: "other",
      primary: false,
    }));
    patch.phones = onePrimary([...phones, ...added]);
  }
  if (person.companyName && !doc.companyId) {
    patch.companyId = (await findOrCreateCompany(ctx, person.companyName, { trusted: true })).id;
  }
  const { result } = await updateRecord(ctx, contact, id, patch, { trusted: true });
  return result;
}

/** A phone number as the person wrote it, where it is known which one was written. */
const asTyped = (person: PersonGiven, { phones }: Reachable, number: string) =>
  (phones.length === 1 && person.phone) || number;

const onePrimary = <T extends { primary: boolean }>(items: T[]) =>
  items.some((item) => item.primary) ? items : items.map((item, index) => ({ ...item, primary: index === 0 }));
