import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { makeTestFolder } from "@mainstay/db/testing";
import { test as base } from "@playwright/test";
import { checkActionLog } from "../action-log.ts";
import { freePort } from "../free-port.ts";

const STARTS_WITHIN_MS = 120_000;

/** Stories against a server of their own, on which it is always a weekday morning. */
export const test = base.extend<object, { morning: string }>({
  morning: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const port = String(await freePort());
      const url = `http://localhost:${port}`;
      const folder = await makeTestFolder();
      const settings = { PORT: port, BASE_URL: url, LOG_LEVEL: "warn", PUBLIC_RATE_LIMIT_PER_MINUTE: "100000" };
      const server = spawn(process.execPath, [join(import.meta.dirname, "../office-hours.ts")], {
        env: { ...process.env, ...settings, STORY_FOLDER: folder },
        stdio: ["ignore", "ignore", "inherit"],
      });
      await untilReady(server, url);
      try {
        await use(url);
        await checkActionLog(folder);
      } finally {
        server.kill("SIGTERM");
        if (server.exitCode === null) await once(server, "exit");
      }
    },
    { scope: "worker", timeout: STARTS_WITHIN_MS },
  ],
  baseURL: async ({ morning }, use) => use(morning),
});

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  while (server.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("The server of the morning has ended");
}
