import { defineConfig } from "vitest/config";
import { onNode } from "../../vitest.shared.ts";

/** Some tests start servers as processes, several one after the other: on a busy machine that takes its time. */
export default defineConfig({
  test: { ...onNode, globalSetup: ["./src/testing/cluster.ts"], testTimeout: 120_000, hookTimeout: 120_000 },
});
