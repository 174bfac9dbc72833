import { makeTestFolder } from "@mainstay/db/testing";
import { defineConfig } from "@playwright/test";
import { freePort } from "./free-port.ts";

// Read again by every worker, which is told by its environment what the first reading chose.
process.env.STORY_PORT ??= String(await freePort());
process.env.STORY_PUSH_PORT ??= String(await freePort());
process.env.STORY_FOLDER ??= await makeTestFolder();
const port = process.env.STORY_PORT;

/** The stories run in Debian's Chromium, one after the other, against one server that knows nothing yet. */
export default defineConfig({
  testDir: "stories",
  outputDir: "../test-results",
  globalTeardown: "./action-log.ts",
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "en-US",
    timezoneId: "America/Chicago",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      // The first: a sandbox needs rights that root in a container lacks. The rest keep Chromium from calling home.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "exec node server.ts",
    url: `http://localhost:${port}/readyz`,
    env: {
      PORT: port,
      LOG_LEVEL: "warn",
      PUBLIC_RATE_LIMIT_PER_MINUTE: "100000",
      // Where a story plays the push service, which is out of reach here.
      PUSH_ORIGINS: `http://127.0.0.1:${process.env.STORY_PUSH_PORT}`,
    },
    stdout: "ignore",
    timeout: 120_000,
    // Killed, it would leave its database running.
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
