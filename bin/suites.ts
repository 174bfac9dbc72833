import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { buildWeb } from "./build-web.ts";

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, by file and title, and why: said once more at the end, where nobody has to look for it. */
  failures: string[];
}

const root = resolve(import.meta.dirname, "..");
const passed: Count = { passed: 1, failed: 0, skipped: 0, failures: [] };
const failed: Count = { passed: 0, failed: 1, skipped: 0, failures: [] };

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { name: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
}

interface PlaywrightResult {
  errors: { message?: string; location?: { file: string; line: number } }[];
}

interface PlaywrightSuite {
  specs: { ok: boolean; file: string; line: number; title: string; tests: { results: PlaywrightResult[] }[] }[];
  suites?: PlaywrightSuite[];
}

interface PlaywrightReport {
  stats: Record<"expected" | "unexpected" | "flaky" | "skipped", number>;
  suites: PlaywrightSuite[];
}

/** A check that is one test: good or not. */
export async function checkCommand(command: string, args: string[]): Promise<Count> {
  return (await runs(command, args)) ? passed : failed;
}

/** The web app builds; what comes after looks at the build. */
export async function buildsWeb(): Promise<Count> {
  try {
    await buildWeb();
    return passed;
  } catch (error) {
    process.stdout.write(`${String(error)}\n`);
    return failed;
  }
}

/** Every suite on Node: packages, API, the web app's pure functions. */
export async function runVitest(): Promise<Count> {
  return withReport(async (file) => {
    const succeeded = await runs("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile=${file}`]);
    const report: VitestReport = await readJson(file);
    return atLeastOne(succeeded, {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
      failures: report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === "failed")
          .map(({ fullName, failureMessages }) => `${relative(root, name)}: ${fullName}${why(failureMessages)}`),
      ),
    });
  });
}

/** The stories in Chromium, against the built web app. What they print comes when they are done, in one piece. */
export async function runPlaywright(): Promise<Count> {
  return withReport(async (file) => {
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    const said = await open(`${file}.txt`, "w");
    const succeeded = await runs("playwright", ["test", "-c", "e2e", "--reporter=list,json"], env, said.fd);
    await said.close();
    process.stdout.write(await readFile(`${file}.txt`, "utf8"));
    const { stats, suites }: PlaywrightReport = await readJson(file);
    return atLeastOne(succeeded, {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
      failures: suites.flatMap(failedStories),
    });
  });
}

function failedStories({ specs, suites = [] }: PlaywrightSuite): string[] {
  const here = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
      const messages = errors.map(({ message = "", location }) =>
        location ? `${relative(root, location.file)}:${location.line}: ${message}` : message,
      );
      return `${file}:${line}: ${title}${why(messages)}`;
    });
  return [...here, ...suites.flatMap(failedStories)];
}

/** Enough of each error to know it again. */
const WHY_LINES = 12;

/** The beginnings of what went wrong, each line set in. */
function why(messages: string[]): string {
  const lines = messages.flatMap((message) => stripVTControlCharacters(message).split("\n").slice(0, WHY_LINES));
  return lines.map((line) => `\n    ${line}`).join("");
}

/** Something outside any test can break too, such as a file that cannot be read. */
function atLeastOne(succeeded: boolean, count: Count): Count {
  return succeeded || count.failed > 0 ? count : { ...count, failed: 1 };
}

async function withReport(run: (file: string) => Promise<Count>): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), "mainstay-report-"));
  try {
    return await run(join(folder, "report.json"));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return failed;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readJson(file: string) {
  return JSON.parse(await readFile(file, "utf8"));
}

async function runs(
  command: string,
  args: string[],
  env: Record<string, string> = {},
  output: number | "inherit" = "inherit",
): Promise<boolean> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", output, output],
    env: { ...process.env, ...env },
  });
  const [code] = await once(child, "exit");
  return code === 0;
}
