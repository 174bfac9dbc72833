import { SYSTEM_ROLE_KEYS } from "@mainstay/model";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../app.ts";
import type { Route } from "../platform/route.ts";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person, Reply, Visitor } from "../testing/person.ts";
import { bodyOf, expectedOf, type Fixture, makeFixture, pathOf, queryOf } from "./rights.walk.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

/** Reads first, deletions last and of the parts before the whole: a walk must not pull the ground from under itself. */
const ORDER = ["get", "patch", "put", "post", "delete"];
const depth = (route: Route) => route.path.split("/").length;
const walk = routes.toSorted(
  (left, right) => ORDER.indexOf(left.method) - ORDER.indexOf(right.method) || depth(right) - depth(left),
);

function call(who: Visitor, route: Route, fixture: Fixture): Promise<Reply> {
  const path = pathOf(route, fixture) + queryOf(route, fixture);
  if (route.method === "get") return who.get(path);
  return route.method === "delete" ? who.delete(path) : who[route.method](path, bodyOf(route, fixture));
}

test("every route declares who may call it, and no path is unknown to the walk", async () => {
  const fixture = await makeFixture(ana, await house.colleague(ana, "sales"));
  for (const route of routes) {
    const { right } = route;
    const isDeclared =
      typeof right === "string"
        ? ["public", "signedIn", "member"].includes(right)
        : "capability" in right || "object" in right;
    expect(isDeclared, route.id).toBe(true);
    expect(pathOf(route, fixture), route.id).not.toContain("{");
  }
});

test.each(SYSTEM_ROLE_KEYS)(
  "as %s every route answers what the rights say",
  async (role) => {
    const person = role === "owner" ? ana : await house.colleague(ana, role);
    const fixture = await makeFixture(ana, await house.colleague(ana, "sales"));
    const wrong: string[] = [];
    for (const route of walk) {
      const expected = expectedOf(route, role);
      const { status, body } = await call(person, route, fixture);
      const isRight =
        expected === "allowed" ? status < 500 && ![401, 403, 404].includes(status) : expected.includes(status);
      if (!isRight) wrong.push(`${route.id}: expected ${expected}, got ${status} ${body?.detail ?? ""}`);
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);

test("another organization's ids are never found, whatever is done with them", async () => {
  const fixture = await makeFixture(ana, await house.colleague(ana, "sales"));
  const stranger = await house.owner();
  const wrong: string[] = [];
  for (const route of walk.filter((one) => /\{(?!step)/.test(one.path) || one.id.startsWith("merge"))) {
    const { status } = await call(stranger, route, fixture);
    if (status !== 404) wrong.push(`${route.id}: ${status}`);
  }
  expect(wrong).toEqual([]);
  expect((await ana.get(`/companies/${fixture.companies}`)).data).toMatchObject({ version: 1 });
}, 60_000);

test("without a session everything but the public answers 401", async () => {
  const fixture = await makeFixture(ana, await house.colleague(ana, "sales"));
  const visitor = house.visitor();
  for (const route of walk) {
    const { status } = await call(visitor, route, fixture);
    if (route.right === "public") expect([401, 403], route.id).not.toContain(status);
    else expect(status, route.id).toBe(401);
  }
});
