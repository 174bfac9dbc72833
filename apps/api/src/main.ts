import { start } from "./start.ts";

/* Starts Mainstay, and says in one line what a person can mend when it does not. */

const PLAIN = new Set(["ConfigError", "DataFolderInUse", "UnknownSchemaError", "MissingRightsError"]);

try {
  await start();
} catch (error) {
  // What a person can mend is one clear line; anything else comes with its stack.
  const isPlain = error instanceof Error && PLAIN.has(error.name);
  process.stderr.write(
    `${isPlain ? (error as Error).message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
}
