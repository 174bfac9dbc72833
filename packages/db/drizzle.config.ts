import { defineConfig } from "drizzle-kit";

// `npm run generate -w @mainstay/db -- --name what-changes` writes the next migration; nothing else of drizzle-kit is used.
export default defineConfig({
  dialect: "postgresql",
  schema: ["../../apps/api/src/**/*.table.ts", "../*/src/**/*.table.ts"],
  out: "./migrations",
});
