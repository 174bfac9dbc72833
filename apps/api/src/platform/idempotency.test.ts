import { afterAll, beforeAll, expect, test } from "vitest";
import { openHouse } from "../house.ts";
import { openTestHouse, type TestHouse } from "../testing/house.ts";
import type { Person } from "../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

const key = (value: string) => ({ "idempotency-key": value });

test("one key fifty times at once has one effect and fifty equal answers", async () => {
  const post = () => ana.post("/companies", { name: "Once" }, key("fifty"));
  const replies = await Promise.all(Array.from({ length: 50 }, post));
  expect(new Set(replies.map((reply) => JSON.stringify([reply.status, reply.body]))).size).toBe(1);
  expect(replies[0]?.status).toBe(201);
  expect(replies.filter((reply) => reply.headers.get("idempotency-replayed") !== "true")).toHaveLength(1);
  expect((await ana.get("/companies?filter=name:once")).data).toHaveLength(1);
});

test("the answer outlives the server", async () => {
  const first = await ana.post("/companies", { name: "Survivor" }, key("restart"));
  const { config } = house.house;
  const reopened = await openHouse({ config, connection: house.connection, roles: ["http"] });
  try {
    const request = new Request("http://mainstay.test/api/v1/companies", {
      method: "POST",
      headers: { cookie: ana.cookie, origin: ana.origin, "content-type": "application/json", ...key("restart") },
      body: JSON.stringify({ name: "Survivor" }),
    });
    const again = await reopened.fetch(request);
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(first.body);
  } finally {
    await reopened.close();
  }
});

test("a key sent with another body or to another path is refused", async () => {
  await ana.post("/companies", { name: "One" }, key("reused"));
  for (const reply of [
    ana.post("/companies", { name: "Two" }, key("reused")),
    ana.post("/contacts", { firstName: "Two" }, key("reused")),
  ]) {
    expect(await reply).toMatchObject({ status: 422, body: { type: "/problems/idempotency-key-reused" } });
  }
});

test("a request that failed may be tried again, and others have keys of their own", async () => {
  expect((await ana.post("/companies", { name: "" }, key("again"))).status).toBe(422);
  expect((await ana.post("/companies", { name: "Now right" }, key("again"))).status).toBe(201);
  const ben = await house.colleague(ana, "sales");
  expect((await ben.post("/companies", { name: "His" }, key("again"))).status).toBe(201);
  expect((await ana.post("/companies", { name: "Long" }, key("x".repeat(256)))).status).toBe(400);
});

test("an upload is told from another by its bytes and its name, and made once for its key", async () => {
  const { data: company } = await ana.post("/companies", { name: "With files" });
  const upload = async (text: string, name = "plan.txt") => {
    const about = new URLSearchParams({ object: "company", recordId: company.id, name });
    const headers = {
      cookie: ana.cookie,
      origin: ana.origin,
      "content-type": "application/octet-stream",
      ...key("up"),
    };
    const request = new Request(`http://mainstay.test/api/v1/files?${about}`, { method: "POST", headers, body: text });
    const response = await house.fetch(request);
    return { status: response.status, body: (await response.json()) as { data: { id: string } } };
  };
  const first = await upload("the plan");
  expect(first.status).toBe(201);
  expect(await upload("the plan")).toEqual(first);
  const reused = { status: 422, body: { type: "/problems/idempotency-key-reused" } };
  expect(await upload("another plan")).toMatchObject(reused);
  expect(await upload("the plan", "other.txt")).toMatchObject(reused);
  const content = await ana.get(`/files/${first.body.data.id}/content`);
  expect(content.body).toBe("the plan");
});
