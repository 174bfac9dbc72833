import { makeTemplate, startTestCluster } from "@mainstay/db/testing";
import type pg from "pg";
import type { TestProject } from "vitest/node";
import { ROUTINES } from "../app.ts";

declare module "vitest" {
  interface ProvidedContext {
    server: pg.PoolConfig;
    emptyWorkspace: string;
  }
}

/** One PostgreSQL for the run, with a migrated database that every suite copies. */
export default async function setup(project: TestProject) {
  const cluster = await startTestCluster();
  project.provide("server", cluster.admin);
  project.provide("emptyWorkspace", await makeTemplate(cluster, { routines: ROUTINES }));
  return () => cluster.stop();
}
