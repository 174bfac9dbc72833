import { normalizeEmail } from "@mainstay/model/email";
import { normalizePhone, phoneDigits } from "@mainstay/model/phone";
import { foldText } from "@mainstay/model/similarity";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { forbidden } from "../../platform/problem.ts";
import { hiddenFields, mayEver, scope } from "../../records/scope.ts";
import { andAlso, query, raw } from "../../records/sql.ts";
import { contact } from "../contacts/contacts.object.ts";

const typed = z.string().trim().max(255).optional();
export const Caller = z.object({ phone: typed, name: typed, email: typed });
export type Caller = z.infer<typeof Caller>;

export const Match = z.object({
  contactId: z.uuid(),
  title: z.string(),
  phones: z.array(z.looseObject({ number: z.string() })),
  emails: z.array(z.looseObject({ email: z.string() })),
  company: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  /** 1 is certain. */
  similarity: z.number(),
  reason: z.string(),
});
export type Match = z.infer<typeof Match>;

/** More candidates than answers, since rights may take some away. */
const CANDIDATES = 50;
const ANSWERS = 8;
/** Fewer digits or letters are in everybody's number or name. */
const ENOUGH = 3;

/**
 * Contacts that a caller may be, the likeliest first: by whole or partial number, by address, by a name that sounds
 * like it. Only contacts the actor may read, and only by fields the actor may see.
 * @throws Problem forbidden when the role reads no contacts
 */
export async function findMatches(ctx: Ctx, caller: Caller): Promise<Match[]> {
  if (!mayEver(ctx, contact.meta, "read")) throw forbidden(`The role ${ctx.role.name} may not read contacts.`);
  const candidates = candidatesFor(ctx, caller);
  if (candidates.length === 0) return [];
  const shows = (field: string) => !hiddenFields(ctx, contact.meta).includes(field);
  const rows = await query<Match>(
    ctx.db,
    sql`with candidate as (select distinct on (c.record_id) c.record_id, c.score, c.reason
          from (${sql.join(candidates, sql` union all `)}) c(record_id, score, reason) order by c.record_id, c.score desc)
      select t.id as "contactId", t.full_name as title, ${raw(shows("phones") ? "t.phones" : "'[]'::jsonb")} as phones,
        ${raw(shows("emails") ? "t.emails" : "'[]'::jsonb")} as emails,
        ${shows("companyId") ? companyOf(ctx) : sql`null`} as company, round(c.score::numeric, 2)::float8 as similarity, c.reason
      from candidate c join contacts t on t.org_id = ${ctx.org.id} and t.id = c.record_id
      where t.deleted_at is null${andAlso(scope(ctx, contact, "read"))}
      order by c.score desc, t.last_activity_at desc nulls last, t.id limit ${ANSWERS}`,
  );
  return shows("fullName") ? rows : rows.map((row) => ({ ...row, title: "" }));
}

/** One `select record_id, score, reason` for each thing the caller can be known by. */
function candidatesFor(ctx: Ctx, caller: Caller): SQL[] {
  const hidden = hiddenFields(ctx, contact.meta);
  return [
    ...(caller.phone && !hidden.includes("phones") ? byPhone(ctx, caller.phone) : []),
    ...(caller.email && !hidden.includes("emails") ? byEmail(ctx, caller.email) : []),
    ...(caller.name && !hidden.includes("fullName") ? byName(caller.name) : []),
  ];
}

function byPhone(ctx: Ctx, phone: string): SQL[] {
  const whole = normalizePhone(phone, ctx.org.country);
  const digits = phoneDigits(phone);
  const exact = sql`select k.record_id, 1::real as score, 'Same phone number' as reason from record_keys k
    where k.org_id = ${ctx.org.id} and k.object = 'contact' and k.kind = 'phone' and k.value = ${whole?.e164 ?? ""}`;
  // The longer the part that was typed, the less it can be somebody else's.
  const share = Math.min(0.95, 0.5 + digits.length / 20);
  const partial = sql`select p.*, ${share}::real, 'Phone contains ' || ${digits}::text from app.partial_phones('contact', ${digits}, ${CANDIDATES}) p`;
  return [...(whole ? [exact] : []), ...(digits.length >= ENOUGH ? [partial] : [])];
}

function byEmail(ctx: Ctx, email: string): SQL[] {
  const whole = normalizeEmail(email);
  if (!whole) return [];
  return [
    sql`select k.record_id, 1::real as score, 'Same e-mail' as reason from record_keys k
      where k.org_id = ${ctx.org.id} and k.object = 'contact' and k.kind = 'email' and k.value = ${whole}`,
  ];
}

function byName(name: string): SQL[] {
  const folded = foldText(name);
  if (folded.length < ENOUGH) return [];
  return [
    sql`select s.record_id, least(s.score, 0.99)::real as score, 'Similar name' as reason from app.similar_names('contact', ${folded}, ${CANDIDATES}) s`,
  ];
}

const companyOf = (ctx: Ctx): SQL =>
  sql`(select json_build_object('id', x.id, 'title', x.name) from companies x where x.org_id = ${ctx.org.id} and x.id = t.company_id and x.deleted_at is null)`;
