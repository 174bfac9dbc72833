import { defineConfig } from "vitest/config";

/** Pure functions only: what needs a browser is a story in `e2e/`. */
export default defineConfig({
  test: { setupFiles: ["./vitest.setup.ts"], isolate: false, include: ["src/**/*.test.ts"] },
});
