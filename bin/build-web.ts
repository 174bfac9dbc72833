import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const dist = join(root, "apps/web/dist");
/** What the build was made from; beside the build, so that whoever deletes the one deletes the other. */
const stamp = join(dist, "built-from.txt");
const SOURCES = [
  "apps/web/{src,public,messages,project.inlang}/**/*",
  "apps/web/{index.html,package.json,*.ts}",
  "packages/model/src/**/*.ts",
  "package-lock.json",
];

/**
 * Builds the web app unless the build at hand was made from these very sources.
 * @throws Error when the build fails; Vite has then said why
 */
export async function buildWeb(): Promise<void> {
  const sources = await fingerprint();
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === sources) return;
  process.stdout.write("Building the web app…\n");
  const { status } = spawnSync("npm", ["run", "build", "--silent", "-w", "@mainstay/web", "--", "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error("The web app could not be built.");
  await writeFile(stamp, sources);
}

async function fingerprint(): Promise<string> {
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile() && !file.name.endsWith(".test.ts"))
    .map((file) => join(file.parentPath, file.name));
  const hash = createHash("sha256");
  for (const path of paths.sort())
    hash
      .update(path.slice(root.length))
      .update("\0")
      .update(await readFile(path))
      .update("\0");
  return hash.digest("hex");
}
