import type { HttpRequest } from "../operations.ts";
import type { Row } from "./bench-day.ts";
import { latencies, within } from "./latencies.ts";
import type { Place } from "./place.ts";

const SECONDS = 10;
const ENTRIES = 50_000;
const LIMIT_MS = 200;

/** A record with a very long history, and lists and search over all leads of one organization. */
export async function measureReads(place: Place): Promise<Row[]> {
  const leadId = await aLongStory(place);
  const words = ["heat", "boil", "wat", "anna", "bern", "castab", "water heater", "clara nowak", "3125", "zzz"];
  const kinds: [name: string, next: (n: number) => string][] = [
    [`timeline of a record with ${ENTRIES} entries`, (n) => `/leads/${leadId}/timeline?limit=${n % 2 ? 50 : 20}`],
    [
      "list, filtered and sorted",
      (n) =>
        `/leads?filter=${encodeURIComponent(`status:working value>${100 + ((n * 97) % 15_000)}`)}&sort=-estimatedValue&limit=50`,
    ],
    ["search of the palette", (n) => `/search?q=${encodeURIComponent(words[n % words.length] ?? "")}`],
  ];
  const rows: Row[] = [];
  for (const [name, path] of kinds) {
    let count = 0;
    const next = (): HttpRequest => ({ method: "GET", path: `/api/v1${path(count++)}` });
    await latencies(place, next, { seconds: 2 });
    const took = await latencies(place, next, { seconds: SECONDS });
    rows.push({ name: `${name}, p99, ms`, value: within(took, 0.99), limit: LIMIT_MS });
  }
  return rows;
}

/** Gives one lead calls and changes enough, half of each, as if they had come one by one; answers its id. */
async function aLongStory({ client, tenant }: Place): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "select id from leads where org_id = $1 and deleted_at is null order by created_at limit 1",
    [tenant.orgId],
  );
  const id = rows[0]?.id;
  if (!id) throw new Error("There is no lead");
  const { rows: had } = await client.query<{ count: number }>(
    "select count(*)::int as count from activities where org_id = $1 and lead_id = $2",
    [tenant.orgId, id],
  );
  if ((had[0]?.count ?? 0) >= ENTRIES / 2) return id;
  const values = [tenant.orgId, id, tenant.memberId, ENTRIES / 2];
  await client.query(
    `insert into activities (org_id, id, created_at, updated_at, created_by, type, direction, at, member_id, lead_id, subject, body)
      select $1, gen_random_uuid(), at, at, $3, 'phone_call', 'inbound', at, $3, $2, 'Call ' || n, 'Asked again about the estimate.'
      from generate_series(1, $4::int) n, lateral (select now() - n * interval '7 minutes' as at)`,
    values,
  );
  await client.query(
    `with story as (
        select gen_random_uuid() as operation_id, n, now() - n * interval '7 minutes 3 seconds' as at from generate_series(1, $4::int) n
      ), operation as (
        insert into operations (org_id, id, kind, summary, actor, source, request_id, at)
        select $1, operation_id, 'update', 'Changed value', jsonb_build_object('type', 'member', 'id', $3::uuid, 'name', 'Bench'), 'api', operation_id::text, at from story
      )
      insert into changes (org_id, operation_id, position, object, record_id, action, version, before, after)
      select $1, operation_id, 0, 'lead', $2, 'update', n + 1,
        jsonb_build_object('estimatedValue', n::text), jsonb_build_object('estimatedValue', (n + 1)::text) from story`,
    values,
  );
  await client.query("vacuum (analyze) activities, operations, changes");
  return id;
}
