import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { documentJson } from "../../records/document.ts";
import type { ObjectDefinition } from "../../records/object.ts";
import { columnName, hiddenFields, scope } from "../../records/scope.ts";
import { andAlso, literal, quoted, raw } from "../../records/sql.ts";
import { activity } from "../activities/activities.object.ts";
import { company } from "../companies/companies.object.ts";
import { contact } from "../contacts/contacts.object.ts";
import { deal } from "../deals/deals.object.ts";
import { lead } from "../leads/leads.object.ts";

/* What an item of today's list tells, over the alias `t`: nothing that the role may not see. */

/** Fields of the record itself. */
export const shown = (ctx: Ctx, object: ObjectDefinition, fields: string[]): SQL =>
  documentJson(object, hiddenFields(ctx, object.meta), fields);

/** Whom to call or write to; null without a contact, or when it is not the reader's to see. */
export function personOf(ctx: Ctx, contactId: SQL): SQL {
  const hidden = hiddenFields(ctx, contact.meta);
  const unless = (field: string, value: string) => raw(hidden.includes(field) ? "null" : value);
  const primary = (list: string, key: string) =>
    `(select p->>'${key}' from jsonb_array_elements(p_.${list}) p order by (p->>'primary')::boolean desc nulls last limit 1)`;
  return sql`(select json_build_object('id', p_.id, 'title', ${unless("fullName", "p_.full_name")},
      'phone', ${unless("phones", primary("phones", "number"))}, 'email', ${unless("emails", primary("emails", "email"))})
    from contacts p_ where p_.org_id = t.org_id and p_.id = ${contactId} and p_.deleted_at is null${andAlso(scope(ctx, contact, "read", "p_"))})`;
}

/** The member whose it is. */
export const ownerOf = (memberId: SQL): SQL =>
  sql`(select json_build_object('id', m.id, 'title', u.name) from auth.member m join auth."user" u on u.id = m.user_id
    where m.organization_id = t.org_id and m.id = ${memberId})`;

/** What an activity hangs on: its deal, else its lead, contact or company; null when that is gone. */
export function aboutOf(ctx: Ctx): SQL {
  const parents = [
    ["dealId", deal],
    ["leadId", lead],
    ["contactId", contact],
    ["companyId", company],
  ] as const;
  const cases = parents.map(([link, parent]) => {
    const isHidden = hiddenFields(ctx, parent.meta).includes(parent.meta.titleField);
    const title = raw(isHidden ? "null" : `a_.${quoted(columnName(parent, parent.meta.titleField))}`);
    const id = raw(`t.${quoted(columnName(activity, link))}`);
    return sql`when ${id} is not null then (select json_build_object('object', ${raw(literal(parent.meta.name))}, 'id', a_.id, 'title', ${title})
      from ${raw(quoted(parent.tableName))} a_ where a_.org_id = t.org_id and a_.id = ${id} and a_.deleted_at is null${andAlso(scope(ctx, parent, "read", "a_"))})`;
  });
  return sql`(case ${sql.join(cases, sql` `)} end)`;
}

/** Ids of the open follow-ups of a lead. */
export const openFollowUps = (ctx: Ctx): SQL =>
  sql`(select coalesce(json_agg(f.id order by f.follow_up_at), '[]') from activities f
    where f.org_id = t.org_id and f.lead_id = t.id and f.follow_up_status = 'pending' and f.deleted_at is null${andAlso(scope(ctx, activity, "read", "f"))})`;
