import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

/**
 * So many that the planner takes the words for common, with as many different ones as it wants before it guesses. The
 * newest fifth are about boilers, all others about stoves.
 */
const ENTRIES = 20_000;

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
  const client = new pg.Client(house.connection);
  await client.connect();
  await client.query(
    `insert into search_entries (org_id, object, record_id, title, subtitle, body, words)
        select $1::uuid, 'lead', ('01990000-' || lpad(to_hex(n / 65536), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
          word || ' number ' || n, '', ' ' || word || ' number ' || n || ' tag' || n % 200,
          array_to_tsvector(array(select right($1::text, 8) || w from unnest(array[word, 'number', n::text, 'tag' || n % 200]) w))
        from generate_series(1, $2::int) n, lateral (select case when n > $2::int * 4 / 5 then 'boiler' else 'stove' end as word)`,
    [ana.orgId, ENTRIES],
  );
  await client.query("analyze search_entries");
  // What is done for very many entries is done for these.
  await client.query("update pg_class set reltuples = 1e6 where relname = 'search_entries'");
  await client.end();
});
afterAll(() => house.close());

const titles = async (q: string) =>
  (await ana.get(`/search?q=${encodeURIComponent(q)}`)).data.map(({ title }: { title: string }) => title);

test("of a word that very many records have, the newest are found", async () => {
  const found = await titles("numb");
  expect(found).toHaveLength(10);
  const newest = found.every((title: string) => Number(title.split(" ").at(-1)) > ENTRIES * 0.75);
  expect(newest, found.join()).toBe(true);
});

test("a word that only older records have is found all the same, and so is one of its own among many", async () => {
  expect(await titles("stov")).toHaveLength(10);
  expect(await titles("stove 123")).toEqual(expect.arrayContaining(["stove number 123"]));
  expect(await titles("boiler 123")).toEqual([]);
});
