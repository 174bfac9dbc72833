import { newId } from "@mainstay/db";
import type { Ctx } from "../platform/context.ts";
import type { Change, OpCtx } from "./operation.ts";
import { outgoing } from "./outgoing.ts";
import { eventOf } from "./record.events.ts";
import { type RecordKey, recordKeys, type SearchEntry, searchEntry } from "./search-text.ts";
import { runText } from "./sql.ts";

/**
 * Everything an operation leaves behind besides the records themselves, in one statement: the operation, its
 * changes, search entries, keys for exact matching, and events in the outbox.
 */
const write = (isAllNew: boolean) => `
with operation as (
  insert into operations (org_id, id, kind, summary, actor, source, reason, request_id, undoes, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  on conflict on constraint operations_pk do nothing
), change as (
  insert into changes (org_id, operation_id, position, object, record_id, action, version, before, after)
  select $1, $2, r.* from json_to_recordset($11::json)
    as r(position int, object text, record_id uuid, action text, version int, before jsonb, after jsonb)
), entry as (
  insert into search_entries (org_id, object, record_id, title, subtitle, body, words)
  select $1, r.object, r.record_id, r.title, r.subtitle, r.body, array_to_tsvector(r.lexemes)
    from json_to_recordset($12::json) as r(object text, record_id uuid, title text, subtitle text, body text, lexemes text[])
  on conflict (org_id, object, record_id) do update
    set title = excluded.title, subtitle = excluded.subtitle, body = excluded.body, words = excluded.words
), key as (
  insert into record_keys (org_id, object, record_id, kind, value)
  select $1, r.* from json_to_recordset($13::json) as r(object text, record_id uuid, kind text, value text)
  on conflict do nothing
)${isAllNew ? "" : FORGET}
insert into outbox (org_id, id, name, version, object, record_id, payload, actor, operation_id, request_id, at)
select $1, r.id, r.name, r.version, r.object, r.record_id, r.payload, $5::jsonb, $2, $8, $10
  from json_to_recordset($14::json) as r(id uuid, name text, version int, object text, record_id uuid, payload jsonb)`;

/** What can no longer be found. */
const FORGET = `, no_entry as (
  delete from search_entries where org_id = $1 and record_id = any($15::uuid[])
), no_key as (
  delete from record_keys k where k.org_id = $1 and k.record_id = any($16::uuid[])
    and not exists (select 1 from json_to_recordset($13::json) as r(object text, record_id uuid, kind text, value text)
                    where r.record_id = k.record_id and r.kind = k.kind and r.value = k.value)
)`;

const WRITE = write(false);
/** Most operations create; the parts that would find nothing to forget are left out of theirs. */
const WRITE_NEW = write(true);

/** What writes the open operation down: the last thing to do before its transaction commits. */
export async function journalOf(ctx: OpCtx): Promise<() => Promise<unknown>> {
  const { operation } = ctx;
  const named = operation.changes.map((change) => ({ ...change, kind: change.object.meta.name }));
  const changes = [...named, ...operation.sideChanges].map((change, position) => ({
    position: operation.earlierChanges + position,
    object: change.kind,
    record_id: change.recordId,
    action: change.action,
    version: change.version,
    before: change.before,
    after: change.after,
  }));
  const found = findable(ctx.org.id, operation.changes);
  const told = await Promise.all(operation.changes.map((change) => changeEvent(ctx, change)));
  const events = [...told, ...operation.events].map((event) => ({
    id: newId(),
    name: event.name,
    version: event.version,
    object: event.object,
    record_id: event.recordId,
    payload: event.payload,
  }));
  const forget = found.gone.length + found.touched.length > 0 ? [found.gone, found.touched] : [];
  const values = [
    ctx.org.id,
    operation.id,
    operation.kind,
    operation.summary,
    JSON.stringify(ctx.actor),
    ctx.source,
    operation.reason,
    ctx.requestId,
    operation.undoes,
    ctx.now(),
    JSON.stringify(changes),
    JSON.stringify(found.entries),
    JSON.stringify(found.keys),
    JSON.stringify(events),
    ...forget,
  ];
  return () => runText(ctx.db, forget.length > 0 ? WRITE : WRITE_NEW, values);
}

/** Search entries and keys as they must be after the changes. */
function findable(orgId: string, changes: Change[]) {
  const entries: SearchEntry[] = [];
  const keys: RecordKey[] = [];
  const gone: string[] = [];
  const touched: string[] = [];
  for (const [recordId, own] of Map.groupBy(changes, (change) => change.recordId)) {
    const last = own.at(-1);
    if (!last) continue;
    const isNew = own.some((change) => change.action === "create");
    if (last.isDeleted) gone.push(recordId);
    else if (isNew || own.some((change) => change.action === "restore" || touchesSearch(change))) {
      entries.push(searchEntry(orgId, last.object, last.doc));
      keys.push(...recordKeys(last.object, last.doc));
    } else continue;
    if (!isNew) touched.push(recordId);
  }
  return { entries, keys, gone, touched };
}

const touchesSearch = (change: Change) =>
  change.object.meta.fields.some(
    (field) =>
      (field.search || field.name === change.object.meta.titleField || KEYED.has(field.type)) &&
      field.name in (change.after ?? {}),
  );
const KEYED = new Set(["email", "phone", "emails", "phones"]);

const VERBS = { create: "created", update: "updated", delete: "deleted", restore: "restored" } as const;

/** Each change is told to subscribers as `lead.created`, `deal.updated` and so on. */
async function changeEvent(ctx: Ctx, { object, action, recordId, version, after, doc }: Change) {
  const id = { [`${object.meta.name}Id`]: recordId };
  const payload =
    action === "create"
      ? { ...id, createdBy: doc.createdBy ?? null, ...(await object.createdEvent?.(ctx, doc)) }
      : { ...id, version, changed: action === "update" ? Object.keys(after ?? {}) : [] };
  return outgoing(eventOf(object, VERBS[action]), { object: object.meta.name, recordId, payload });
}
