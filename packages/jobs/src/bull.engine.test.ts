import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { bullEngine } from "./bull.engine.ts";
import { createJobs, defineJob } from "./index.ts";
import { silent, startTestRedis, type TestRedis } from "./testing/index.ts";

let redis: TestRedis;
beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(() => redis.stop());

test("while Redis is away a send fails at once; when it returns, waiting and new jobs run", {
  timeout: 20_000,
}, async () => {
  const seen: string[] = [];
  const greet = defineJob({
    name: "greet",
    schema: z.string(),
    run: async (_ctx: object, name) => void seen.push(name),
  });
  const jobs = createJobs({
    engine: bullEngine({ redisUrl: redis.url, log: silent }),
    jobs: [greet],
    makeCtx: () => ({}),
    log: silent,
  });
  await jobs.start();
  await jobs.send(greet, "later", { delayMs: 500 });

  await redis.kill();
  const sent = performance.now();
  await expect(jobs.send(greet, "lost")).rejects.toThrow();
  expect(performance.now() - sent).toBeLessThan(1_000);

  await redis.restart();
  await vi.waitFor(() => jobs.send(greet, "new"), 5_000);
  await vi.waitFor(() => expect(seen).toEqual(expect.arrayContaining(["later", "new"])), 10_000);
  expect(seen).not.toContain("lost");
  await jobs.stop();
});
