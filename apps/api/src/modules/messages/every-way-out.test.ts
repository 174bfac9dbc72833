import { afterAll, beforeAll, expect, test } from "vitest";
import { jobs, routes } from "../../app.ts";
import type { Route } from "../../platform/route.ts";
import { bodyOf, makeFixture, pathOf, queryOf } from "../../records/rights.walk.ts";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { aiDraft, asTheApp, ctxOf, dispatch, makeContact, NOON, until } from "./messages.testing.ts";

let house: TestHouse;
let ana: Person;
const heard: string[] = [];
beforeAll(async () => {
  house = await openTestHouse();
  house.clock.now = NOON;
  ana = await house.owner();
  const provider = {
    check: async () => {},
    send: async ({ id }: { id: string }) => {
      heard.push(id);
      return { providerMessageId: id };
    },
  };
  house.house.providers = { mailbox: provider, phone: provider };
});
afterAll(() => house.close());

/** A person's yes to these very words, which is the one way there is. */
const YES = "approveMessage";
/** What ends a message's life comes last, after the jobs too, or nothing would be tried after it. */
const ENDS = ["rejectMessage", "cancelMessage", "resolveMessage", "deleteOrganization"];
const later = ({ id, method }: Route) => Number(ENDS.includes(id)) * 2 + Number(method === "delete");
const walk = routes.filter(({ id }) => id !== YES).toSorted((one, other) => later(one) - later(other));

test("by none of the routes and none of the jobs a message of AI goes out that nobody approved", async () => {
  const dana = await makeContact(ana);
  const words = { contactId: dana.id, subject: "Hi", body: "Hello" };
  const drafts = [
    await aiDraft(house, ana, { ...words, channel: "email" }),
    await aiDraft(house, ana, { ...words, channel: "sms", subject: undefined }),
  ];
  const ids = drafts.map(({ id }) => id);
  // With a yes it does go out, and is heard.
  const approved = await aiDraft(house, ana, { ...words, channel: "email" });
  await ana.post(`/messages/${approved.id}/approve`, { send: true });
  await until(house, ana, approved.id, "sent");
  expect(heard).toEqual([approved.id]);

  const fixture = await makeFixture(ana, await house.colleague(ana, "sales"));
  const call = (route: Route, messages: string) => {
    const own = { ...fixture, messages };
    const path = pathOf(route, own) + queryOf(route, own);
    if (route.method === "get") return ana.get(path);
    return route.method === "delete" ? ana.delete(path) : ana[route.method](path, bodyOf(route, own));
  };
  // Only what names a message can do something else to the second one.
  const tried = walk.flatMap((route) =>
    (route.path.startsWith("/messages") ? ids : ids.slice(0, 1)).map((id) => ({ route, id })),
  );
  let answered = 0;
  const tryRoutes = async (areLast: boolean) => {
    for (const { route, id } of tried.filter(({ route }) => later(route) > 0 === areLast)) {
      answered += Number((await call(route, id)).status < 300);
    }
  };

  await tryRoutes(false);
  const run = { id: "1", name: "walk", attempt: 1, meta: { orgId: ana.orgId }, again: async () => {} };
  for (const job of jobs) {
    for (const payload of [{}, ...ids.map((id) => ({ id, messageId: id }))]) {
      const parsed = job.schema.safeParse(payload);
      // What a job makes of a message that is not its to send is its own affair.
      if (parsed.success) await job.run(await ctxOf(house, ana), parsed.data, run).catch(() => {});
    }
  }
  await tryRoutes(true);
  for (const id of ids) await dispatch(house, ana, id);

  expect(answered).toBeGreaterThan(tried.length / 2);
  expect(heard.filter((id) => ids.includes(id))).toEqual([]);
  const calls = "select from provider_calls where message_id = any($1::uuid[])";
  expect(await asTheApp(house, ana.orgId, calls, [ids])).toEqual([]);
}, 120_000);
