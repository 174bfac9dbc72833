import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import * as tables from "../outbox.table.ts";
import { OUTBOX_SQL } from "../outbox.ts";

/** The statements that make this package's tables, as the product's migrations do. */
export async function eventsMigration(): Promise<string[]> {
  const made = await generateMigration(generateDrizzleJson({}), generateDrizzleJson(tables));
  return [...made, ...OUTBOX_SQL.split("--> statement-breakpoint")];
}
