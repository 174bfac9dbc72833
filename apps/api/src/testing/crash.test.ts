import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import type { Person, Reply } from "./person.ts";
import { type Place, places } from "./places.ts";
import { type RunningServer, startServer } from "./server.ts";

const KILLS = 10;
const CREATES = 200;
/** Requests under way at once. */
const HANDS = 8;

let place: Place | undefined;
let server: RunningServer | undefined;
afterEach(async () => {
  await server?.kill();
  await place?.remove();
});

describe.each(places)("on $name", ({ make }) => {
  test(`${KILLS} times kill -9 during ${CREATES} creates: each acknowledged lead is there once, with its operation and its event`, async () => {
    place = await make();
    server = await startServer(place.settings);
    const ana = await server.stranger();
    await ana.found();

    for (let kill = 1; kill <= KILLS; kill++) {
      const titles = Array.from({ length: CREATES }, (_, i) => `Lead ${i} of round ${kill}`);
      const keys = new Map(titles.map((title) => [title, randomUUID()]));
      // Between the first and the last acknowledgement, another place each time.
      const killAfter = Math.floor((CREATES * kill) / (KILLS + 1));
      const acknowledged = await createUntilKilled(server, ana, keys, killAfter);
      expect(acknowledged.size).toBeGreaterThanOrEqual(killAfter);

      server = await startServer(place.settings);
      expect(await traces(place, ana.orgId, [...acknowledged.values()])).toEqual(
        [...acknowledged.values()].sort().map((id) => ({ id, leads: 1, operations: 1, events: 1 })),
      );

      // Whoever heard nothing asks again with the same key: done or not before the kill, it is done once now.
      const unheard = titles.filter((title) => !acknowledged.has(title));
      const replies = await Promise.all(unheard.map((title) => create(ana, title, keys.get(title) ?? "")));
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
      const { body } = await ana.get(`/leads?total=true&limit=1`);
      expect(body.page.total).toBe(CREATES * kill);
    }
  }, 900_000);
});

function create(person: Person, title: string, key: string): Promise<Reply> {
  const email = `${key}@example.com`;
  return person.post("/leads", { title, email }, { "idempotency-key": key });
}

/** Creates leads with several hands, kills the server after so many answers, and tells which were answered, by title. */
async function createUntilKilled(server: RunningServer, ana: Person, keys: Map<string, string>, killAfter: number) {
  const waiting = [...keys];
  const acknowledged = new Map<string, string>();
  let killed: Promise<void> | undefined;

  async function work() {
    for (let next = waiting.shift(); next && !killed; next = waiting.shift()) {
      const [title, key] = next;
      const reply = await create(ana, title, key).catch(() => null);
      if (reply?.status === 201) acknowledged.set(title, reply.data.id);
      if (acknowledged.size >= killAfter) killed ??= server.kill();
    }
  }
  await Promise.all(Array.from({ length: HANDS }, work));
  await killed;
  return acknowledged;
}

/** How often each lead is there, was journalled as created, and was told as an event: read past the API, from the tables. */
async function traces(place: Place, orgId: string, ids: string[]) {
  const client = new pg.Client(await place.database());
  await client.connect();
  try {
    const { rows } = await client.query(
      `select id,
         (select count(*)::int from leads l where l.org_id = $1 and l.id = asked.id) as leads,
         (select count(*)::int from changes c where c.org_id = $1 and c.object = 'lead' and c.record_id = asked.id) as operations,
         (select count(*)::int from outbox o where o.org_id = $1 and o.record_id = asked.id and o.name = 'lead.created') as events
       from unnest($2::uuid[]) as asked(id) order by id`,
      [orgId, ids],
    );
    return rows;
  } finally {
    await client.end();
  }
}
