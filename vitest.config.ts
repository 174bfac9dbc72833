import { defineConfig } from "vitest/config";

/** `vitest run` here runs every suite of the repository; in a folder with a config of its own, that folder's. */
export default defineConfig({ test: { projects: ["packages/*/vitest.config.ts", "apps/*/vitest.config.ts"] } });
