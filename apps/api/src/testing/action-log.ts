import type { Connection } from "@mainstay/db";
import pg from "pg";

/**
 * Whatever AI wrote, and whatever became of it, must stand in AI's log with who did it and what it rests on. Asked of the
 * database that a suite leaves behind, so that the whole run of the tests is the proof.
 *
 * It begins from the journal and the outbox, not from the tables: a row that a test planted by raw SQL was written by no
 * AI, and an event that no subscriber has heard yet has left no trace yet.
 */
const MISSING = `
with written as (
  select m.*, o.request_id from messages m
    join changes c on c.org_id = m.org_id and c.object = 'message' and c.record_id = m.id and c.action = 'create'
    join operations o on o.org_id = c.org_id and o.id = c.operation_id
   where m.written_by = 'ai'
), documents as (
  select d.*, jsonb_path_exists(d.content, '$.sections[*].citations[*]') as is_cited from drafts d
   where d.provider is not null and d.type not like 'followup%'
     and exists (select from changes c where c.org_id = d.org_id and c.object = 'draft' and c.record_id = d.id and c.action = 'create')
), generated as (
  select * from ai_actions where action = 'generation' and state = 'done' and actor ->> 'type' is not null
     and output_hash is not null and finished_at is not null
), told as (
  select e.*, (e.payload ->> 'messageId')::uuid as message_id,
      case e.name when 'draft.approved' then 'approve' when 'draft.rejected' then 'reject' else 'send' end as act
    from outbox e join event_deliveries d on d.org_id = e.org_id and d.event_id = e.id
   where d.subscriber = 'ai.follow-messages' and d.status <> 'pending'
)
select 'a message without its generation' as what, w.id from written w where not exists (
    select from generated a left join drafts d on d.org_id = a.org_id and d.id = a.draft_id
     where a.org_id = w.org_id and (a.message_id = w.id or d.message_id = w.id or a.trace_id = w.request_id)
       and (w.citations = '[]' or a.citations <> '[]'))
union all
select 'a document without its generation', d.id from documents d where d.revises_id is null and d.state <> 'generating'
    and not exists (select from generated a where a.org_id = d.org_id and a.draft_id = d.id)
union all
select 'questions without their generation', q.id from questions q
    join changes c on c.org_id = q.org_id and c.object = 'question' and c.record_id = q.id and c.action = 'create'
   where q.written_by <> 'member' and not exists (select from generated a where a.org_id = q.org_id and a.lead_id = q.lead_id)
union all
select 'a message whose ' || t.act || ' is not logged', w.id from written w join told t on t.org_id = w.org_id and t.message_id = w.id
   where not exists (select from ai_actions a where a.org_id = w.org_id and a.message_id = w.id and a.action = t.act
     and a.actor ->> 'id' is not distinct from t.actor ->> 'id')
union all
select 'an approved document whose approval is not logged', d.id from documents d where d.approved_by_id is not null
    and not exists (select from ai_actions a where a.org_id = d.org_id and a.draft_id = d.id and a.action = 'approve'
      and a.actor ->> 'id' = d.approved_by_id::text and (not d.is_cited or a.citations <> '[]'))
union all
select 'a document that went out without a log of it', d.id from documents d where d.sent_at is not null
    and not exists (select from ai_actions a where a.org_id = d.org_id and a.draft_id = d.id and a.action = 'send')`;

/** What AI wrote, or people did with it, of which the log of the database does not know. */
export async function missingFromActionLog(connection: Connection): Promise<{ what: string; id: string }[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<{ what: string; id: string }>(MISSING)).rows;
  } finally {
    await client.end();
  }
}
