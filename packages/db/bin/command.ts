import { parseArgs } from "node:util";
import type { WorkspaceSettings } from "../src/workspace.ts";

/** The workspace a command works on: the server's own two settings. */
export function workspaceFromEnvironment(): WorkspaceSettings {
  return { dataDir: process.env.DATA_DIR ?? "./data", databaseUrl: process.env.DATABASE_URL };
}

export const print = (line: string) => process.stdout.write(`${line}\n`);

/** Says of tables that did not travel that they did not. */
export function printLeft(left: { name: string; rows: number }[]): void {
  for (const { name, rows } of left) print(`NOT copied, because the target has no such table: ${name} (${rows} rows)`);
}

/** Runs a command; a failure is one line on standard error and exit code 1. */
export async function runCommand(run: (args: ReturnType<typeof readArguments>) => Promise<void>): Promise<void> {
  try {
    await run(readArguments());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}

function readArguments() {
  return parseArgs({ allowPositionals: true, options: { to: { type: "string" }, replace: { type: "boolean" } } });
}
