import { installMissing } from "./debian.ts";
import { buildsWeb, type Count, checkCommand, runPlaywright, runVitest } from "./suites.ts";

/* `npm test`: everything there is to know about whether this tree is good. Goes on after a failure, to tell them all. */

const missing = installMissing({ "redis-server": "redis-server", chromium: "chromium" });
for (const line of missing) print(line);

type Suite = [name: string, run: () => Promise<Count>];

const suites: Suite[] = [
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
];
// Both wait much of the time, for servers to start and for pages to draw: together they take little more than one.
const together: Suite[] = [
  ["unit and API tests", runVitest],
  ["browser stories", runPlaywright],
];

const total: Count = { passed: 0, failed: 0, skipped: 0, failures: [] };
const lines: string[] = [];
for (const suite of suites) await runSuite(suite);
await Promise.all(together.map(runSuite));

const failures = total.failures.map((failure) => `failed: ${failure}`);
print(`\n${[...lines, ...missing, ...failures].join("\n")}\n\n${said(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runSuite([name, run]: Suite) {
  print(`\n— ${name}`);
  const start = performance.now();
  const count = await run();
  for (const key of ["passed", "failed", "skipped"] as const) total[key] += count[key];
  total.failures.push(...count.failures);
  lines.push(`${name}: ${said(count)} (${Math.round((performance.now() - start) / 1_000)} s)`);
}

function said({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function print(line: string) {
  process.stdout.write(`${line}\n`);
}
