import { newId } from "@mainstay/db";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

/** A delivery as the relay leaves it behind when a subscriber has failed too often. */
async function parkOne(person: Person): Promise<string> {
  await person.post("/companies", { name: "Rohr" });
  const db = house.house.database.forOrg(person.orgId);
  const { rows } = await db.execute<{ id: string }>(
    sql`insert into event_deliveries (org_id, event_id, subscriber, object, record_id, seq, status, attempts, last_error)
      select org_id, id, 'scoring', object, record_id, seq, 'parked', 5, 'The scorer was away' from outbox where name = 'company.created' limit 1
      returning event_id as id`,
  );
  return rows[0]?.id ?? "";
}

test("a parked event is shown with its reason, and once retried is parked no more", async () => {
  const ana = await house.owner();
  const eventId = await parkOne(ana);
  expect((await ana.get("/deliveries?status=parked")).data).toMatchObject([
    {
      eventId,
      subscriber: "scoring",
      status: "parked",
      event: "company.created",
      attempts: 5,
      error: "The scorer was away",
    },
  ]);
  expect(await ana.post(`/deliveries/${eventId}/scoring/retry`)).toMatchObject({
    status: 200,
    data: { retried: true },
  });
  expect((await ana.post(`/deliveries/${newId()}/scoring/retry`)).status).toBe(404);
});

test("parked events and failed jobs are for those who may see them, in their own organization", async () => {
  const [ana, ben] = [await house.owner(), await house.owner()];
  const eventId = await parkOne(ana);
  const sam = await house.colleague(ana, "sales");
  expect((await sam.get("/deliveries")).status).toBe(403);
  expect((await ben.get("/deliveries")).data).toEqual([]);
  expect((await ben.post(`/deliveries/${eventId}/scoring/retry`)).status).toBe(404);
  expect((await ben.get("/jobs/failed")).data).toEqual([]);
  expect((await ben.post("/jobs/unknown/retry")).status).toBe(404);
});
