import pg from "pg";
import type { Options } from "../options.ts";
import { productSettings, startProduct } from "../product.ts";
import { table, verdict } from "../report.ts";
import { say } from "../say.ts";
import { seedAndTell } from "../seed.ts";
import { openTenants } from "../tenants.ts";
import type { Workspace } from "../workspace.ts";
import { measureDrafts } from "./drafts.ts";
import { measureImport } from "./import.ts";
import { measureReads } from "./reads.ts";

/** What was measured, and the most it may be. */
export interface Row {
  name: string;
  value: number;
  limit: number;
  digits?: number;
}

/** A day's work in one organization that has all the leads: a large import, long reading, drafts being written. */
export async function benchDay(options: Options, workspace: Workspace): Promise<void> {
  const product = await startProduct(await productSettings(workspace));
  const client = new pg.Client(workspace.databaseUrl);
  try {
    const [tenant] = await openTenants(product.origin, 1);
    if (!tenant) throw new Error("Nobody signed in");
    await client.connect();
    await seedAndTell(client, [tenant], options.leads);
    const place = { product, client, tenant, connections: options.connections };
    // The import first: the server's memory is then its own.
    const rows = [...(await measureImport(place)), ...(await measureReads(place)), ...(await measureDrafts(place))];
    say("");
    say(
      table(
        ["a day's work", "measured", "promised"],
        rows.map(({ name, value, limit, digits = 0 }) => [
          name,
          value.toFixed(digits),
          `< ${limit} ${verdict(value < limit)}`,
        ]),
      ),
    );
  } finally {
    await client.end();
    await product.stop();
  }
}
