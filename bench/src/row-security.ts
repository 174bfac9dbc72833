import { roles } from "@mainstay/db";
import pg from "pg";
import type { OperationName, Supply } from "./operations.ts";
import { compileValue, type Scripts } from "./script.ts";

export interface SecurityCost {
  name: OperationName;
  /** Milliseconds a statement takes, one at a time. */
  withMs: number;
  withoutMs: number;
}

const READS: OperationName[] = ["get", "list", "search"];
const TURNS = 10;

/**
 * What row-level security costs: the product's own statements under the product's role and as a superuser, straight at
 * the database, in alternating turns on one connection each.
 */
export async function measureRowSecurity(
  databaseUrl: string,
  scripts: Scripts,
  supply: Supply,
  millisecondsPerTurn = 150,
): Promise<SecurityCost[]> {
  const [restricted, free] = [new pg.Client(databaseUrl), new pg.Client(databaseUrl)];
  await Promise.all([restricted.connect(), free.connect()]);
  try {
    await restricted.query(`set role ${roles.app}`);
    const costs: SecurityCost[] = [];
    for (const name of READS) {
      const spent = { restricted: { ms: 0, count: 0 }, free: { ms: 0, count: 0 } };
      const once = async (client: pg.Client, sum: { ms: number; count: number } | null) => {
        const { orgId, text, values } = nextStatement(scripts, name, supply);
        await client.query({
          name: "set-organization",
          text: "select set_config('app.org', $1, false)",
          values: [orgId],
        });
        const start = performance.now();
        await client.query({ name: `${name}${orgId.slice(-6)}`, text, values });
        if (!sum) return;
        sum.ms += performance.now() - start;
        sum.count += 1;
      };
      // Every organization's statement is prepared, and planned for good after five runs, before anything counts.
      for (let warm = 0; warm < 200; warm++) await Promise.all([once(restricted, null), once(free, null)]);
      for (let turn = 0; turn < TURNS; turn++) {
        for (const [client, sum] of [
          [restricted, spent.restricted],
          [free, spent.free],
        ] as const) {
          const until = performance.now() + millisecondsPerTurn;
          while (performance.now() < until) await once(client, sum);
        }
      }
      costs.push({
        name,
        withMs: spent.restricted.ms / spent.restricted.count,
        withoutMs: spent.free.ms / spent.free.count,
      });
    }
    return costs;
  } finally {
    await Promise.all([restricted.end(), free.end()]);
  }
}

function nextStatement(scripts: Scripts, name: OperationName, supply: Supply) {
  const { tenant, inputs } = supply.next(name);
  const [statement] = scripts[name]?.[tenant.orgId]?.statements ?? [];
  if (!statement) throw new Error(`Nothing was recorded for ${name}`);
  const values = statement.values.map((value) => compileValue(value)((input) => inputs[input] ?? ""));
  return { orgId: tenant.orgId, text: statement.text, values };
}
