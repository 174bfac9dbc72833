import type { ViteUserConfig } from "vitest/config";

/**
 * How every suite that runs on Node runs: modules are loaded by Node itself, as in production, so nothing is transformed,
 * and once per worker. Sound because no module keeps state between suites; each suite has a database of its own.
 */
export const onNode = {
  isolate: false,
  experimental: { viteModuleRunner: false, nodeLoader: false },
  include: ["src/**/*.test.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // What a test waits for comes when it comes, on a busy machine too; how soon is for tests that say so.
  expect: { poll: { timeout: 15_000 } },
} satisfies ViteUserConfig["test"];
