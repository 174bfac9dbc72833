import { installMissing } from "./debian.ts";
import { buildsWeb, type Count, checkCommand, runPlaywright, runVitest } from "./suites.ts";

/* `npm test`: everything there is to know about whether this tree is good. Goes on after a failure, to tell them all. */

const missing = installMissing({ "redis-server": "redis-server", chromium: "chromium" });
for (const line of missing) print(line);

const suites: [string, () => Promise<Count>][] = [
  ["types, server and packages", () => checkCommand("tsc", ["-p", "tsconfig.json"])],
  // Their functions run in the browser too.
  ["types, stories and bench", () => checkCommand("tsc", ["-p", "tsconfig.browser.json"])],
  ["types, web app", () => checkCommand("npm", ["run", "--silent", "check", "-w", "@mainstay/web"])],
  ["style and import directions", () => checkCommand("biome", ["check", "--error-on-warnings"])],
  [
    "the web app's API types (npm run types)",
    () => checkCommand("npm", ["run", "--silent", "types", "-w", "@mainstay/web", "--", "--check"]),
  ],
  ["the web app's build", buildsWeb],
  ["unit and API tests", runVitest],
  ["browser stories", runPlaywright],
];

const total = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
for (const [name, run] of suites) {
  print(`\n— ${name}`);
  const start = performance.now();
  const count = await run();
  for (const key of ["passed", "failed", "skipped"] as const) total[key] += count[key];
  lines.push(`${name}: ${said(count)} (${Math.round((performance.now() - start) / 1_000)} s)`);
}

print(`\n${[...lines, ...missing].join("\n")}\n\n${said(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function said({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function print(line: string) {
  process.stdout.write(`${line}\n`);
}
