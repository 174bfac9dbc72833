import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";
import { sparingMemory } from "./platform/memory.ts";
import { resolveOnce } from "./platform/resolve-once.ts";

/* Starts Mainstay, and says in one line what a person can mend when it does not. */

// Stripping types and compiling is most of a start, and half of it in memory: the next start finds it done.
enableCompileCache(join(import.meta.dirname, "../../../node_modules/.cache/mainstay"));

resolveOnce();

const PLAIN = new Set(["ConfigError", "DataFolderInUse", "UnknownSchemaError", "MissingRightsError"]);

try {
  await sparingMemory(async () => {
    const { start } = await import("./start.ts");
    await start();
  });
  flushCompileCache();
} catch (error) {
  // What a person can mend is one clear line; anything else comes with its stack.
  const isPlain = error instanceof Error && PLAIN.has(error.name);
  process.stderr.write(
    `${isPlain ? (error as Error).message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
}
