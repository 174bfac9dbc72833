import "./environment.ts";
import { parseArgs } from "node:util";
import type { Connection, WorkspaceSettings } from "@mainstay/db";
import { openEngine } from "@mainstay/jobs";
import { readConfig } from "../src/platform/config.ts";
import { createLog } from "../src/platform/log.ts";

/** The workspace a command works on, by the server's own settings. */
export function workspaceFromEnvironment(): WorkspaceSettings {
  const { DATA_DIR, DATABASE_URL } = readConfig(process.env);
  return { dataDir: DATA_DIR, databaseUrl: DATABASE_URL };
}

/** Makes the queue's tables, which no migration makes, so that waiting jobs travel too. */
export async function prepareTarget(connection: Connection): Promise<void> {
  const engine = await openEngine({ connection, log: createLog("warn") });
  await engine.start([], [], { work: false });
  await engine.stop({ graceful: false, timeoutMs: 0 });
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
