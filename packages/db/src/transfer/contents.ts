import type pg from "pg";
import type { Contents } from "./fill.ts";
import { readSequences } from "./sequences.ts";
import { readTables } from "./tables.ts";
import { tally } from "./tally.ts";

/** Everything a database holds, counted and summed. */
export async function readContents(client: pg.Client): Promise<Contents> {
  const tables: Contents["tables"] = [];
  for (const table of await readTables(client)) tables.push({ ...table, ...(await tally(client, table)) });
  return { tables, sequences: await readSequences(client) };
}
