import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { documentColumns } from "../../records/document.ts";
import { idsByKeys, type Reachable } from "../../records/keys.ts";
import type { AnyDoc } from "../../records/object.ts";
import type { OpCtx } from "../../records/operation.ts";
import { query, raw } from "../../records/sql.ts";
import { createRecord, lockRecord, updateRecord, type WriteOptions } from "../../records/write.ts";
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
  const known = await contactByKeys(ctx, reach);
  if (known) return enrichContact(ctx, known.id, person, options);
  const company = person.companyName ? await findOrCreateCompany(ctx, person.companyName, options) : null;
  const { result } = await createRecord(
    ctx,
    contact,
    {
      firstName: person.firstName ?? null,
      lastName: person.lastName ?? null,
      emails: reach.emails.map((email, index) => ({ email, type: "work", primary: index === 0 })),
      phones: reach.phones.map((number, index) => ({
        number,
        raw: person.phone ?? number,
        type: "mobile",
        primary: index === 0,
      })),
      companyId: company?.id ?? null,
      source: person.source ?? "manual",
    },
    options,
  );
  return result;
}

/** The oldest live contact with one of these e-mails or phones, whoever may see it: a person must not be doubled. */
export async function contactByKeys(ctx: Ctx, reach: Reachable): Promise<AnyDoc | null> {
  if (reach.emails.length + reach.phones.length === 0) return null;
  const [row] = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select (select to_json(x) from (select ${raw(documentColumns(contact))}) x) as doc from contacts t
      where t.org_id = ${ctx.org.id} and t.deleted_at is null and t.id in (${idsByKeys(ctx, "contact", reach)})
      order by t.created_at, t.id limit 1`,
  );
  return row?.doc ?? null;
}

/** Adds what a person has told of themselves that was not known; never overwrites. */
export async function enrichContact(
  ctx: OpCtx,
  id: string,
  person: PersonGiven,
  _options: WriteOptions = {},
): Promise<AnyDoc> {
  const doc = await lockRecord(ctx, contact, id, "edit", { trusted: true });
  const emails = doc.emails as ContactEmail[];
  const phones = doc.phones as ContactPhone[];
  const patch: Record<string, unknown> = {};
  if (!doc.firstName && !doc.lastName)
    Object.assign(patch, { firstName: person.firstName ?? null, lastName: person.lastName ?? null });
  if (person.email && !emails.some((one) => one.email === person.email)) {
    patch.emails = [...emails, { email: person.email, type: "other", primary: emails.length === 0 }];
  }
  if (person.phone && !phones.some((one) => one.number === person.phone)) {
    patch.phones = [
      ...phones,
      { number: person.phone, raw: person.phone, type: "other", primary: phones.length === 0 },
    ];
  }
  if (person.companyName && !doc.companyId)
    patch.companyId = (await findOrCreateCompany(ctx, person.companyName, { trusted: true })).id;
  const { result } = await updateRecord(ctx, contact, id, patch, { trusted: true });
  return result;
}
