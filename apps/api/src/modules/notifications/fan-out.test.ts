import { newId } from "@mainstay/db";
import { INSERT_OUTBOX_SQL, outboxRow } from "@mainstay/events";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { type Place, places } from "../../testing/places.ts";
import { type RunningServer, startServer } from "../../testing/server.ts";
import { commentCreated } from "../comments/comments.events.ts";

/** A thousand come out as exactly (tried by hand: 40 s on two loaded cores), and take too long for every run. */
const EVENTS = 250;
const MEMBERS = 50;
/** So many of them have a browser that would show it, were it not for their quiet hours. */
const WITH_BROWSER = 10;

let place: Place | undefined;
let server: RunningServer | undefined;
let client: pg.Client | undefined;
afterEach(async () => {
  await client?.end();
  await server?.kill();
  await place?.remove();
});

test(`${EVENTS} events to ${MEMBERS} members, delivered twice, with the server killed twice: exactly one notification each`, async () => {
  place = await places[0]?.make();
  if (!place) throw new Error("No place");
  server = await startServer({ ...place.settings, LOG_LEVEL: "error" });
  const ana = await server.stranger();
  await ana.found();
  const lead = (await ana.post("/leads", { title: "Roof", email: "roof@example.com" })).data.id;
  client = new pg.Client(await place.database());
  await client.connect();
  const memberIds = await addMembers(client, ana.orgId);
  const count = async (): Promise<number> =>
    (await client?.query("select count(*)::int as count from notifications where member_id = any($1)", [memberIds]))
      ?.rows[0].count;
  const hasGot = (share: number) => expect.poll(count, { timeout: 60_000 }).toBeGreaterThan(EVENTS * MEMBERS * share);

  await tell(client, ana.orgId, ana.memberId, lead, memberIds);
  for (const share of [0.1, 0.5]) {
    await hasGot(share);
    await server.kill();
    server = await startServer({ ...place.settings, LOG_LEVEL: "error" });
  }
  await expect.poll(() => pending(client), { timeout: 60_000 }).toBe(0);
  expect(await count()).toBe(EVENTS * MEMBERS);

  // A queue that forgot what it had done.
  await client.query(
    "update event_deliveries set status = 'pending', done_at = null where subscriber = 'notifications.tell' and event_id in (select event_id from event_deliveries order by event_id desc limit 100)",
  );
  await expect.poll(() => pending(client), { timeout: 60_000 }).toBe(0);
  expect(await count()).toBe(EVENTS * MEMBERS);
  const { rows } = await client.query(
    "select count(distinct (cause_id, member_id))::int as distinct, min(n)::int as least, max(n)::int as most from (select cause_id, member_id, count(*) over (partition by member_id) as n from notifications where member_id = any($1)) told",
    [memberIds],
  );
  expect(rows).toEqual([{ distinct: EVENTS * MEMBERS, least: EVENTS, most: EVENTS }]);
  const inLine = await client.query(
    "select channel, count(*)::int as count from notification_deliveries where member_id = any($1) group by channel",
    [memberIds],
  );
  expect(inLine.rows).toEqual([{ channel: "push", count: EVENTS * WITH_BROWSER }]);
}, 180_000);

/** Members who sign in never, and want no mails. */
async function addMembers(client: pg.Client, orgId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with people as (
      insert into auth."user" (id, name, email) select gen_random_uuid(), 'Member ' || n, 'member' || n || '@example.com'
        from generate_series(1, ${MEMBERS}) n returning id
    ), members as (
      insert into auth.member (id, organization_id, user_id, role) select gen_random_uuid(), $1, id, 'sales' from people returning id
    ) select id from members`,
    [orgId],
  );
  const ids = rows.map(({ id }) => id);
  await client.query(
    `insert into notification_settings (org_id, member_id, choices, quiet_from, quiet_until)
      select $1, m.id, '{"mention": {"email": false}}',
        to_char(now() at time zone o.timezone - interval '1 hour', 'HH24:MI'),
        to_char(now() at time zone o.timezone + interval '20 hours', 'HH24:MI')
      from unnest($2::uuid[]) m(id) join auth.organization o on o.id = $1`,
    [orgId, ids],
  );
  await client.query(
    `with sessions as (
      insert into auth.session (id, user_id, token, expires_at)
        select m.id, m.user_id, m.id::text, now() + interval '1 day' from auth.member m where m.id = any($2) returning id
    ) insert into push_subscriptions (org_id, id, member_id, session_id, endpoint_hash, address)
        select $1, id, id, id, id::text, '' from sessions`,
    [orgId, ids.slice(0, WITH_BROWSER)],
  );
  return ids;
}

/** Comments that name everybody, as events alone. */
async function tell(client: pg.Client, orgId: string, by: string, leadId: string, mentioned: string[]): Promise<void> {
  const rows = Array.from({ length: EVENTS }, () => {
    const commentId = newId();
    const about = { aboutObject: "lead", aboutId: leadId, parentId: null };
    return outboxRow(orgId, commentCreated, {
      object: "comment",
      recordId: commentId,
      payload: { commentId, createdBy: by, ...about, mentioned },
      actor: { type: "member", id: by, name: "Ana" },
      at: new Date(),
    });
  });
  await client.query(INSERT_OUTBOX_SQL, [JSON.stringify(rows)]);
}

async function pending(client: pg.Client | undefined): Promise<number> {
  const result = await client?.query(
    `select (select count(*)::int from outbox where relayed_at is null and name = 'comment.created') +
            (select count(*)::int from event_deliveries where subscriber = 'notifications.tell' and status = 'pending') as count`,
  );
  return result?.rows[0].count ?? -1;
}
