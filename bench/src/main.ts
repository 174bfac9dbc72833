import { writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { bareScripts } from "./bare-scripts.ts";
import { knownLeads } from "./known-leads.ts";
import { createSupply } from "./operations.ts";
import { type Options, readOptions } from "./options.ts";
import { recordScripts } from "./record.ts";
import { report } from "./report.ts";
import { runRounds } from "./rounds.ts";
import { measureRowSecurity } from "./row-security.ts";
import { seed } from "./seed.ts";
import { freePort, type ServerProcess, startServer } from "./server-process.ts";
import { openTenants } from "./tenants.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

/* Measures the server over HTTP against a bare one that runs the same statements; docs/performance.md says why and how. */

const say = (line: string) => process.stdout.write(`${line}\n`);
const sourceOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const POOL = "20";

const options = readOptions(process.argv.slice(2));
const workspace = await openWorkspace(process.env.DATABASE_URL, options.dataDir);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // Leaving also ends the servers; the database is stopped first, so that nothing outlives us.
  process.once(signal, () => void workspace.close().finally(() => process.exit(1)));
}
try {
  await bench(options, workspace);
} finally {
  await workspace.close();
}

async function bench(options: Options, { databaseUrl, dataDir }: Workspace) {
  const port = await freePort();
  const settings = {
    HOST: "127.0.0.1",
    BASE_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: POOL,
    AUTH_SECRET: "only-for-the-bench-and-for-nothing-else",
    RATE_LIMIT_PER_MINUTE: "100000000",
    LOG_LEVEL: "warn",
  };
  const running: ServerProcess[] = [];
  const client = new pg.Client(databaseUrl);
  try {
    const nodeArgs = options.profile ? ["--cpu-prof", `--cpu-prof-dir=${options.profile}`] : [];
    const product = await startServer({
      script: sourceOf("../../apps/api/src/main.ts"),
      port,
      ready: "Mainstay is ready",
      env: settings,
      nodeArgs,
    });
    running.push(product);
    const tenants = await openTenants(product.origin, options.organizations);
    await client.connect();
    const seeding = performance.now();
    await seed(client, tenants, options.leads);
    say(
      `Seeded ${options.leads} leads over ${options.organizations} organizations in ${((performance.now() - seeding) / 1_000).toFixed(0)} s`,
    );

    const leads = await knownLeads(client);
    const firstLead = (orgId: string) => leads.findIndex((lead) => lead.orgId === orgId && lead.isMovable);
    const scripts = await recordScripts(settings, databaseUrl, tenants, ({ orgId }) => {
      // Taken out of the supply, so that nobody moves it twice.
      const [lead] = leads.splice(firstLead(orgId), 1);
      if (!lead) throw new Error(`Organization ${orgId} has no lead`);
      return lead.id;
    });
    const scriptFile = join(dataDir, "bench-scripts.json");
    await writeFile(scriptFile, JSON.stringify(bareScripts(scripts)));
    const bare = await startServer({
      script: sourceOf("./bare.ts"),
      port: await freePort(),
      ready: "Bare server is ready",
      env: { DATABASE_URL: databaseUrl, DATABASE_POOL: POOL, SCRIPTS: scriptFile, NODE_ENV: "production" },
    });
    running.push(bare);

    const supply = createSupply(tenants, leads);
    const contenders = { product, bare, rows: { origin: bare.origin, prefix: "/rows" } };
    const results = await runRounds(contenders, supply, options, (round) =>
      say(round === 0 ? "Warming up" : `Round ${round} of ${options.rounds}`),
    );
    const security = await measureRowSecurity(databaseUrl, scripts, supply);
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
    say(
      `\n${availableParallelism()} × ${cpus()[0]?.model ?? "?"}, Node ${process.versions.node}, PostgreSQL ${rows[0]?.version}, ${options.leads} leads, ${options.connections} connections\n`,
    );
    say(report(results, security));
  } finally {
    await client.end();
    for (const server of running.toReversed()) await server.stop();
  }
}
