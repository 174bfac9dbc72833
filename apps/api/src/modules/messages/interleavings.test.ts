import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { aiDraft, dispatch, makeContact, NOON } from "./messages.testing.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ name: "Riverside Plumbing" });
  house.clock.now = NOON;
});
afterAll(() => house.close());

const LIVES = 10_000;
/** Lives in a transaction: thousands of subtransactions in one would slow each other down. */
const AT_ONCE = 100;
const STEPS = 9;

/**
 * Plays messages' lives at random, in the database itself and under the application's role: edits, approvals good and
 * stale, sends, taking leases, answers of the provider, callbacks in any order, crashes. Whatever is refused is refused;
 * what holds is checked after every step against a memory of its own. Ends with an error at the first breach; tells how many were sent and how many acts were refused.
 */
const play = (orgId: string, memberId: string, seed: number) => `do $play$
declare
  m messages; was text; words text; approved text; stale text; token int; step int; entered int := 0; refused int := 0; calls int;
  ranks jsonb := '{"sending": 1, "unknown": 2, "sent": 3, "delivered": 4, "failed": 5, "bounced": 5, "complained": 5}';
begin
  perform setseed(${seed});
  for life in 1..${AT_ONCE} loop
    insert into messages (org_id, id, channel, to_address, body, written_by)
      values ('${orgId}', gen_random_uuid(), 'sms', '+13125550142', 'words 0', 'ai') returning * into m;
    approved := null; stale := null;
    for turn in 1..${STEPS} loop
      step := floor(random() * 10);
      was := m.state;
      begin
        case
          when step = 0 then
            update messages set body = 'words ' || floor(random() * 3) where org_id = m.org_id and id = m.id;
          when step in (1, 2) then
            insert into approvals (org_id, id, kind, message_id, content_hash, member_id)
              values (m.org_id, gen_random_uuid(), 'message', m.id, case when random() < 0.2 then coalesce(stale, m.content_hash) else m.content_hash end, '${memberId}');
            stale := m.content_hash;
            approved := m.body;
            update messages set state = 'approved' where org_id = m.org_id and id = m.id and state = 'draft';
          when step in (3, 4) then
            update messages set state = 'queued' where org_id = m.org_id and id = m.id;
          when step in (5, 6) then
            update messages set state = 'sending', lease_token = lease_token + 1, leased_until = now(), decided_at = now()
              where org_id = m.org_id and id = m.id returning lease_token into token;
            insert into provider_calls (org_id, id, message_id, lease_token, provider, started_at)
              values (m.org_id, gen_random_uuid(), m.id, case when random() < 0.2 then token - 1 else token end, 'phone', now());
          when step = 7 then
            update provider_calls set outcome = (array['accepted', 'turned_away', 'rejected', 'unknown'])[1 + floor(random() * 4)::int]
              where org_id = m.org_id and message_id = m.id;
          else
            update messages set state = (array['draft', 'approved', 'sending', 'unknown', 'sent', 'delivered', 'failed', 'bounced', 'complained'])[1 + floor(random() * 9)::int]
              where org_id = m.org_id and id = m.id;
        end case;
      exception when sqlstate 'MS001' or unique_violation then refused := refused + 1;
      end;
      words := m.body;
      select * into m from messages where org_id = m.org_id and id = m.id;
      -- Most acts are refused and change nothing.
      continue when m.state = was and m.body = words and step not in (5, 6);
      if m.body <> words then approved := null; end if;
      if m.state = 'sending' and was <> 'sending' then
        entered := entered + 1;
        if approved is distinct from m.body then raise exception 'life % sent words nobody approved', life; end if;
      end if;
      if ranks ? was and (not ranks ? m.state or (ranks->>m.state)::int < (ranks->>was)::int) then
        raise exception 'life % went back from % to %', life, was, m.state;
      end if;
      if ranks ? was and m.body <> words then raise exception 'life % changed words that had gone', life; end if;
      select count(*) into calls from provider_calls where org_id = m.org_id and message_id = m.id and outcome is distinct from 'turned_away';
      if calls > 1 then raise exception 'life % called a provider twice', life; end if;
    end loop;
  end loop;
  perform set_config('play.result', entered || ' ' || refused, false);
end $play$`;

test(`in ${LIVES} random lives no words go out that nobody approved, none go twice, and none go back`, async () => {
  const client = new pg.Client(house.connection);
  await client.connect();
  try {
    // Every refusal is a line in the server's log, which is not what is looked at here.
    await client.query("set log_min_messages = 'fatal'");
    const asTheApp = "set role mainstay_app";
    await client.query(asTheApp);
    await client.query("select set_config('app.org', $1, false)", [ana.orgId]);
    let [entered, refused] = [0, 0];
    for (let round = 0; round < LIVES / AT_ONCE; round++) {
      // Else all of it is planned for tables as empty as they were at first, and takes three times as long.
      if (round % 10 === 1) await client.query(`reset role; analyze messages, approvals, provider_calls; ${asTheApp}`);
      await client.query(play(ana.orgId, ana.memberId, round / LIVES));
      const { rows } = await client.query<{ result: string }>("select current_setting('play.result') as result");
      const [sent = 0, no = 0] = (rows[0]?.result ?? "").split(" ").map(Number);
      entered += sent;
      refused += no;
    }
    // Had nothing been sent or nothing been refused, nothing would have been tried.
    expect(entered).toBeGreaterThan(LIVES / 20);
    expect(refused).toBeGreaterThan(LIVES);
  } finally {
    await client.end();
  }
}, 300_000);

/** A small generator of numbers that can be repeated (mulberry32). */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

test("played through the API at once, edits, approvals, sends and dispatches never let a provider hear anything else, or twice", async () => {
  const dana = await makeContact(ana);
  await ana.patch("/messaging-settings", { smsPerSecond: 100 });
  const heard = new Map<string, string[]>();
  house.house.providers = {
    phone: {
      check: async () => {},
      send: async ({ id, text }) => {
        heard.set(id, [...(heard.get(id) ?? []), text]);
        return { providerMessageId: id };
      },
    },
  };
  const roll = dice(7);
  for (let life = 0; life < 8; life++) {
    const draft = await aiDraft(house, ana, {
      channel: "sms",
      contactId: dana.id,
      body: "words 0",
      purpose: "service",
    });
    const acts = [
      () => ana.patch(`/messages/${draft.id}`, { body: `words ${roll(3)}` }),
      () => ana.post(`/messages/${draft.id}/approve`),
      () => ana.post(`/messages/${draft.id}/send`),
      () => dispatch(house, ana, draft.id),
    ];
    house.clock.now = new Date(NOON.getTime() + life * 60_000);
    for (let turn = 0; turn < 3; turn++)
      await Promise.all(Array.from({ length: 4 }, () => acts[roll(acts.length)]?.()));
    await ana.post(`/messages/${draft.id}/approve`);
    await ana.post(`/messages/${draft.id}/send`);
    const end = await dispatch(house, ana, draft.id);
    const calls = heard.get(draft.id) ?? [];
    expect(calls.length).toBeLessThanOrEqual(1);
    if (calls.length === 1) expect(calls).toEqual([end.body]);
  }
  expect(heard.size).toBeGreaterThan(2);
});
