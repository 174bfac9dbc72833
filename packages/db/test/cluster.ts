import type { TestProject } from "vitest/node";
import { startTestCluster } from "../src/testing.ts";

declare module "vitest" {
  interface ProvidedContext {
    admin: { host: string; port: number; user: string; database: string };
  }
}

/** One cluster for all test files of this package. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { admin, stop } = await startTestCluster();
  project.provide("admin", {
    host: String(admin.host),
    port: Number(admin.port),
    user: String(admin.user),
    database: String(admin.database),
  });
  return stop;
}
