import { Validator } from "@seriousme/openapi-schema-validator";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ METRICS_TOKEN: "a token of sixteen and more" });
});
afterAll(() => house.close());

test("/healthz says that the process lives", async () => {
  const reply = await house.visitor().get("/healthz");
  expect(reply).toMatchObject({ status: 200, body: { status: "ok" } });
});

test("/readyz is ready, and says so no longer on a schema it does not know", async () => {
  const visitor = house.visitor();
  expect(await visitor.get("/readyz")).toMatchObject({
    status: 200,
    body: { checks: { database: "ok", schema: "ok" } },
  });

  const client = new pg.Client(house.connection);
  await client.connect();
  await client.query("insert into app.migrations (tag, hash) values ('9999_of_tomorrow', 'unknown')");
  const reply = await visitor.get("/readyz");
  await client.query("delete from app.migrations where tag = '9999_of_tomorrow'");
  await client.end();
  expect(reply).toMatchObject({
    status: 503,
    body: { checks: { database: "ok", schema: expect.stringContaining("unknown") } },
  });
});

test("/metrics tells Prometheus of requests by route, of jobs, the outbox and the pool, and nobody without the token", async () => {
  const visitor = house.visitor();
  expect((await visitor.get("/metrics")).status).toBe(401);
  const ana = await house.owner();
  await ana.get(`/leads/${ana.orgId}`);

  const { status, body } = await visitor.get("/metrics", { authorization: "Bearer a token of sixteen and more" });
  expect(status).toBe(200);
  expect(body).toMatch(
    /http_request_duration_seconds_count{method="GET",route="\/api\/v1\/leads\/:id",status="404"} 1/,
  );
  for (const name of ["jobs", "outbox_events", "outbox_oldest_seconds", "database_pool_connections"])
    expect(body).toContain(`\n${name}{`);
  // An id as a label would make a series of every record.
  expect(body).not.toContain(ana.orgId);
});

test("/openapi.json is valid OpenAPI and describes the routes of every object", async () => {
  const { body } = await house.visitor().get("/openapi.json");
  expect(await new Validator().validate(structuredClone(body))).toMatchObject({ valid: true });
  for (const path of ["/leads", "/deals/{id}/stage", "/contacts/merge", "/public/leads"])
    expect(body.paths).toHaveProperty([`/api/v1${path}`]);
});

test("/docs is a page whose scripts its own policy allows", async () => {
  const page = await house.visitor().get("/docs");
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
  expect(page.body).not.toMatch(/<script>|\son\w+="/);
  for (const [, path = ""] of page.body.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)) {
    expect((await house.visitor().get(path)).status, path).toBe(200);
  }
});

test("a request's id is in its answer, its operation and its events", async () => {
  const ana = await house.owner();
  const created = await ana.post(
    "/leads",
    { title: "Traced", email: "traced@example.com" },
    { "x-request-id": "phone-call-7" },
  );
  expect(created.headers.get("x-request-id")).toBe("phone-call-7");

  const client = new pg.Client(house.connection);
  await client.connect();
  const operation = await client.query("select request_id from operations where id = $1", [created.body.operation.id]);
  const events = await client.query("select distinct request_id from outbox where operation_id = $1", [
    created.body.operation.id,
  ]);
  await client.end();
  expect([operation.rows, events.rows]).toEqual([[{ request_id: "phone-call-7" }], [{ request_id: "phone-call-7" }]]);
});
