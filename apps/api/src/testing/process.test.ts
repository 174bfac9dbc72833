import { once } from "node:events";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { type Place, places } from "./places.ts";
import { type RunningServer, startRefused, startServer } from "./server.ts";

let place: Place | undefined;
let server: RunningServer | undefined;
afterEach(async () => {
  await server?.kill();
  await place?.remove();
});

test("wrong settings stop the start with a clear line each", async () => {
  const { lines, code } = await startRefused({ PORT: "http", DATABASE_URL: "mysql://somewhere", LOG_LEVEL: "loud" });
  expect(code).toBe(1);
  expect(lines[0]).toBe("The configuration is wrong:");
  for (const key of ["PORT", "DATABASE_URL", "LOG_LEVEL"])
    expect(lines.filter((line) => line.startsWith(`  ${key}: `))).toHaveLength(1);
  expect(lines.at(-1)).toBe("See .env.example.");
});

describe.each(places)("on $name", ({ make }) => {
  test("a stop lets the request in hand finish, takes no further ones, and ends cleanly", async () => {
    place = await make();
    server = await startServer(place.settings);
    const ana = await server.stranger();
    await ana.found();

    const half = await beginRequest(`${server.baseUrl}/api/v1/companies`, {
      cookie: ana.cookie,
      origin: server.baseUrl,
    });
    const stopped = server.stop();
    await refusesConnections(`${server.baseUrl}/healthz`);
    expect(await half.finish(JSON.stringify({ name: "Last Call Ltd" }))).toMatchObject({ status: 201 });
    expect(await stopped).toBe(0);

    server = await startServer(place.settings);
    expect((await ana.get("/companies")).data).toMatchObject([{ name: "Last Call Ltd" }]);
  });

  test("a database that a newer Mainstay has been at is refused before listening", async () => {
    place = await make();
    server = await startServer(place.settings);
    await leaveMigrationOfTomorrow(await place.database());
    await server.kill();
    const refused = await startRefused(place.settings);
    expect(refused.code).toBe(1);
    expect(refused.lines.join("\n")).toContain("9999_of_tomorrow");
    expect(refused.lines.join("\n")).not.toContain("is ready");
  });
});

test("a second server on one data folder is refused and told who has it", async () => {
  place = await places[0]?.make();
  if (!place) throw new Error("No place");
  server = await startServer(place.settings);
  const second = await startRefused(place.settings);
  expect(second.code).toBe(1);
  expect(second.lines).toEqual([expect.stringContaining(`process ${server.process.pid}`)]);
});

/** Sends a request's head, and its body only when told to: until then it is under way. */
async function beginRequest(url: string, headers: Record<string, string>) {
  const sent = request(url, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json", expect: "100-continue" },
  });
  sent.flushHeaders();
  await once(sent, "continue");
  return {
    async finish(body: string) {
      sent.end(body);
      const [response] = await once(sent, "response");
      return { status: response.statusCode, body: await text(response) };
    },
  };
}

async function refusesConnections(url: string) {
  await expect
    .poll(
      () =>
        fetch(url).then(
          () => "answers",
          () => "refuses",
        ),
      { timeout: 10_000 },
    )
    .toBe("refuses");
}

/** As if a newer Mainstay had been here. */
async function leaveMigrationOfTomorrow(connection: pg.PoolConfig) {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query("insert into app.migrations (tag, hash) values ('9999_of_tomorrow', 'unknown')");
  await client.end();
}
