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
} satisfies ViteUserConfig["test"];
