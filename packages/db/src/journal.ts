import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** One migration as drizzle-kit generated it. */
export type Migration = { tag: string; hash: string; statements: string[] };

/** The migrations that come with Mainstay. A function, because drizzle-kit loads our columns where import.meta is empty. */
export const migrationsFolder = () => join(import.meta.dirname, "..", "migrations");

/** drizzle-kit creates the schemas it sees tables in; ours are there before the first migration, with their rights. */
const makesOwnSchema = /^create schema "(app|auth|jobs)";$/i;

/** Reads the migrations of a folder in the order of drizzle-kit's journal. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const journal = JSON.parse(await readFile(join(folder, "meta", "_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  return Promise.all(journal.entries.map(({ tag }) => readMigration(folder, tag)));
}

async function readMigration(folder: string, tag: string): Promise<Migration> {
  const sql = await readFile(join(folder, `${tag}.sql`), "utf8");
  return {
    tag,
    hash: createHash("sha256").update(sql).digest("hex"),
    statements: sql
      .split("--> statement-breakpoint")
      .map((statement) => statement.trim())
      .filter((statement) => statement && !makesOwnSchema.test(statement)),
  };
}
