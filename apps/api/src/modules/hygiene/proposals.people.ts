import { findEmail, findPhone, readSignature } from "@mainstay/ai";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { listRecords } from "../../records/list.ts";
import type { AnyDoc } from "../../records/object.ts";
import { mayEver, scope } from "../../records/scope.ts";
import { andAlso, query, textArray } from "../../records/sql.ts";
import { titleOf } from "../../records/write.ts";
import { company } from "../companies/companies.object.ts";
import { contact, primaryEmail, primaryPhone } from "../contacts/contacts.object.ts";
import { domainOf } from "./mail-domains.ts";
import { lettersOf, optional, type Proposal, type Source } from "./proposals.ts";

/** What a contact lacks: by how they sign their messages, and by where their e-mail is from. */
export async function ofContact(ctx: Ctx, doc: AnyDoc): Promise<Proposal[]> {
  const letters = await lettersOf(ctx, "contact", doc.id);
  const signatures = letters.map(({ source, text }) => ({ source, text, ...readSignature(text) }));
  const written = signatures.flatMap(({ source, text, firstName, lastName, jobTitle }) => {
    const quoting = (quote: string | null) => ({ ...source, quote: quote ?? "" });
    const phone = findPhone(text, ctx.org.country);
    const email = findEmail(text);
    return [
      ...optional("jobTitle", jobTitle, quoting(jobTitle)),
      // A first name alone could be anybody's who wrote from the same address.
      ...(lastName ? optional("firstName", firstName, quoting(firstName)) : []),
      ...optional("lastName", lastName, quoting(lastName)),
      ...optional("phones", phone && [{ number: phone, type: "work", primary: true }], quoting(phone)),
      ...optional("emails", email && [{ email, type: "work", primary: true }], quoting(email)),
    ];
  });
  const named = signatures.flatMap(({ source, companyName }) =>
    companyName ? [{ name: companyName, source: { ...source, quote: companyName } }] : [],
  );
  return [...written, ...(await companiesNamed(ctx, named)), ...(await companyOfDomain(ctx, doc))];
}

/** Companies of ours that a signature names. */
async function companiesNamed(ctx: Ctx, named: { name: string; source: Source }[]): Promise<Proposal[]> {
  if (named.length === 0 || !mayEver(ctx, company.meta, "read")) return [];
  const names = named.map(({ name }) => name.toLowerCase());
  const rows = await query<{ id: string; name: string }>(
    ctx.db,
    sql`select t.id, t.name from companies t where t.org_id = ${ctx.org.id} and t.deleted_at is null
      and lower(t.name) = any(${textArray(names)})${andAlso(scope(ctx, company, "read"))} order by t.created_at limit 3`,
  );
  return rows.flatMap(({ id, name }) => {
    const by = named.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return by ? [{ field: "companyId", value: id, title: name, source: by.source }] : [];
  });
}

/** The company whose site, or whose people, have the domain of the contact's e-mail. */
async function companyOfDomain(ctx: Ctx, doc: AnyDoc): Promise<Proposal[]> {
  const email = primaryEmail(doc);
  const domain = email && domainOf(email);
  if (!domain || !mayEver(ctx, company.meta, "read")) return [];
  const rows = await query<{ id: string; name: string; byIts: "site" | "people" }>(
    ctx.db,
    sql`select t.id, t.name, x.by_its as "byIts" from (
        select c.id as company_id, 'site' as by_its, 2 as rank from companies c where c.org_id = ${ctx.org.id}
          and lower(regexp_replace(c.website, '^(https?://)?(www\\.)?([^/:?#]+).*$', '\\3')) = ${domain}
        union all
        select p.company_id, 'people', 1 from contacts p where p.org_id = ${ctx.org.id} and p.deleted_at is null and p.id <> ${doc.id}
          and p.company_id is not null and p.id in (select k.record_id from record_keys k where k.org_id = ${ctx.org.id} and k.object = 'contact'
            and k.kind = 'email' and k.value like ${`%@${domain}`})) x
      join companies t on t.org_id = ${ctx.org.id} and t.id = x.company_id and t.deleted_at is null${andAlso(scope(ctx, company, "read"))}
      group by t.id, t.name, x.by_its, x.rank order by x.rank desc, count(*) desc, t.id limit 1`,
  );
  return rows.map(({ id, name }) => ({
    field: "companyId",
    value: id,
    title: name,
    source: { object: "company", id, title: name, quote: `@${domain}` },
  }));
}

/** What a company lacks, by its people. */
export async function ofCompany(ctx: Ctx, doc: AnyDoc): Promise<Proposal[]> {
  if (!mayEver(ctx, contact.meta, "read")) return [];
  const { data } = await listRecords(ctx, contact, {
    where: sql`t.company_id = ${doc.id}`,
    sort: "createdAt",
    limit: 20,
  });
  const people: AnyDoc[] = JSON.parse(data.text);
  return people.flatMap((person): Proposal[] => {
    const domain = domainOf(primaryEmail(person) ?? "");
    const source = { object: "contact" as const, id: person.id, title: titleOf(contact, person) };
    const phone = primaryPhone(person);
    return [
      ...(domain ? [{ field: "website", value: `https://${domain}`, source: { ...source, quote: `@${domain}` } }] : []),
      ...(phone && person.id === doc.primaryContactId ? [{ field: "mainPhone", value: phone, source }] : []),
    ];
  });
}
