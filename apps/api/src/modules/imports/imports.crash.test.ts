import { afterEach, expect, test, vi } from "vitest";
import { type Place, places } from "../../testing/places.ts";
import { type RunningServer, startServer } from "../../testing/server.ts";
import { check, finished, upload } from "./imports.testing.ts";

const ROWS = 4_000;

let place: Place | undefined;
let server: RunningServer | undefined;
afterEach(async () => {
  await server?.kill();
  await place?.remove();
});

test("an import whose server was killed half-way goes on after the start to the same result: each row once, one operation", async () => {
  place = await places[1]?.make();
  if (!place) throw new Error("No place");
  // With the queue in the database: Redis would give the killed worker half a minute to come back.
  const settings = { ...place.settings, REDIS_URL: undefined };
  server = await startServer(settings);
  const ana = await server.stranger();
  await ana.found();
  const lines = Array.from({ length: ROWS }, (_, n) => `Many ${n},many${n}@example.com`);
  const { data } = (await upload({ fetch }, ana, "contact", "many.csv", `Name,Email\n${lines.join("\n")}`)).body;
  await check(ana, data.id, data.mapping);
  const { data: started } = await ana.post(`/imports/${data.id}/apply`);
  const halfWay = await vi.waitFor(
    async () => {
      const { done } = (await ana.get(`/jobs/${started.job.id}`)).data;
      expect(done).toBeGreaterThan(0);
      return done;
    },
    { timeout: 30_000, interval: 20 },
  );
  await server.kill();
  expect(halfWay).toBeLessThan(ROWS);

  server = await startServer(settings);
  const job = await finished(ana, started.job.id);
  expect(job).toMatchObject({ state: "done", done: ROWS, problemCount: 0, operationId: started.job.id });
  expect((await ana.get("/contacts?limit=1&total=true")).body.page.total).toBe(ROWS);
  const imported = (await ana.get("/operations?limit=50")).data.filter(
    ({ kind }: { kind: string }) => kind === "import",
  );
  expect(imported).toHaveLength(1);
}, 120_000);
