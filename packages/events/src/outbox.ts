import { type Db, newId } from "@mainstay/db";
import type { z } from "zod";
import type { EventDefinition, EventDetails } from "./event.ts";

/** An outbox row under its column names, as `INSERT_OUTBOX_SQL` takes it. */
export interface OutboxRow {
  org_id: string;
  id: string;
  name: string;
  version: number;
  object: string;
  record_id: string;
  payload: unknown;
  actor: object;
  operation_id: string | null;
  request_id: string | null;
  at: Date;
}

const COLUMNS = "org_id, id, name, version, object, record_id, payload, actor, operation_id, request_id, at";

/**
 * Writes any number of events in their order: its one parameter is `JSON.stringify` of the rows. A constant text, to
 * be prepared once, or to stand in a larger statement as `with events as (…)`. There, let it read from the statement
 * that locks the record, or two writers of one record may draw their places in the wrong order.
 */
export const INSERT_OUTBOX_SQL = `insert into outbox (${COLUMNS})
  select ${COLUMNS} from json_populate_recordset(null::outbox, $1::json)`;

/**
 * What the migration runs besides making the tables: the relay is told of new events instead of having to ask often.
 * Of the transactions that write events at one time only one tells it, since commits that notify wait for each other
 * (measured with 16 writers: every one notifying costs 25 to 40% of the commits, one at a time 5 to 10%). The relay
 * makes up for the silent ones by looking again shortly after it found something.
 */
export const OUTBOX_SQL = `
create or replace function app.notify_outbox() returns trigger language plpgsql as $$
begin
  if pg_try_advisory_xact_lock(7020318552) then
    perform pg_notify('outbox', '');
  end if;
  return null;
end $$;
--> statement-breakpoint
create or replace trigger outbox_notify after insert on outbox
  for each statement execute function app.notify_outbox();
`;

/** The row that records an event. Throws a ZodError when the payload is not what the event tells. */
export function outboxRow<Payload extends z.ZodType>(
  orgId: string,
  event: EventDefinition<string, Payload>,
  { object, recordId, payload, actor, operationId, requestId, at }: EventDetails<z.input<Payload>>,
): OutboxRow {
  event.payload.parse(payload);
  return {
    org_id: orgId,
    id: newId(),
    name: event.name,
    version: event.version,
    object,
    record_id: recordId,
    payload,
    actor,
    operation_id: operationId ?? null,
    request_id: requestId ?? null,
    at,
  };
}

/** Records that an event happened, as part of the transaction `db` is in: it is told if and only if that commits. */
export async function emit<Payload extends z.ZodType>(
  db: Db,
  orgId: string,
  event: EventDefinition<string, Payload>,
  details: EventDetails<z.input<Payload>>,
): Promise<void> {
  await emitRows(db, [outboxRow(orgId, event, details)]);
}

/** The same for rows made by `outboxRow`, in one statement. */
export async function emitRows(db: Db, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.$client.query({ name: "outbox.insert", text: INSERT_OUTBOX_SQL, values: [JSON.stringify(rows)] });
}
