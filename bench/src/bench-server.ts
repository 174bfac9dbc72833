import { writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { bareScripts } from "./bare-scripts.ts";
import { cpuOf } from "./cpu.ts";
import { knownLeads } from "./known-leads.ts";
import { createSupply } from "./operations.ts";
import type { Options } from "./options.ts";
import { POOL, productSettings, startProduct } from "./product.ts";
import { recordScripts } from "./record.ts";
import { report } from "./report.ts";
import { runRounds } from "./rounds.ts";
import { measureRowSecurity } from "./row-security.ts";
import { say } from "./say.ts";
import { seedAndTell } from "./seed.ts";
import { freePort, type ServerProcess, startServer } from "./server-process.ts";
import { waitUntilSettled } from "./settled.ts";
import { openTenants } from "./tenants.ts";
import type { Workspace } from "./workspace.ts";

/** Drives the server over HTTP, by turns with a bare one that runs the same statements, and says what it saw. */
export async function benchServer(options: Options, workspace: Workspace): Promise<void> {
  const { databaseUrl, dataDir } = workspace;
  const settings = await productSettings(workspace);
  const running: ServerProcess[] = [];
  const client = new pg.Client(databaseUrl);
  try {
    const nodeArgs = options.profile ? ["--cpu-prof", `--cpu-prof-dir=${options.profile}`] : [];
    const product = await startProduct(settings, nodeArgs);
    running.push(product);
    const tenants = await openTenants(product.origin, options.organizations);
    await client.connect();
    await seedAndTell(client, tenants, options.leads);

    const leads = await knownLeads(client);
    const firstLead = (orgId: string) => leads.findIndex((lead) => lead.orgId === orgId && lead.isMovable);
    const scripts = await recordScripts(settings.env, databaseUrl, tenants, ({ orgId }) => {
      // Taken out of the supply, so that nobody moves it twice.
      const [lead] = leads.splice(firstLead(orgId), 1);
      if (!lead) throw new Error(`Organization ${orgId} has no lead`);
      return lead.id;
    });
    const scriptFile = join(dataDir, "bench-scripts.json");
    await writeFile(scriptFile, JSON.stringify(bareScripts(scripts)));
    const bare = await startServer({
      script: fileURLToPath(new URL("./bare.ts", import.meta.url)),
      port: await freePort(),
      ready: "Bare server is ready",
      env: { DATABASE_URL: databaseUrl, DATABASE_POOL: POOL, SCRIPTS: scriptFile, NODE_ENV: "production" },
    });
    running.push(bare);

    const supply = createSupply(tenants, leads);
    const bareCpu = cpuOf("bare", bare.pid, client);
    const contenders = {
      product: { origin: product.origin, cpuTimes: cpuOf("product", product.pid, client) },
      bare: { origin: bare.origin, cpuTimes: bareCpu },
      rows: { origin: bare.origin, prefix: "/rows", cpuTimes: bareCpu },
    };
    const results = await runRounds(
      contenders,
      supply,
      options,
      () => waitUntilSettled(client),
      (round) => say(round === 0 ? "Warming up" : `Round ${round} of ${options.rounds}`),
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
