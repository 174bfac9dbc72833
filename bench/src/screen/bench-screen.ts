import pg from "pg";
import { type BrowserContext, chromium } from "playwright-core";
import { buildWeb } from "../../../bin/build-web.ts";
import type { Options } from "../options.ts";
import { productSettings, startProduct } from "../product.ts";
import { table, verdict } from "../report.ts";
import { say } from "../say.ts";
import { seedAndTell } from "../seed.ts";
import { openTenants, type Tenant } from "../tenants.ts";
import type { Workspace } from "../workspace.ts";
import { type Observed, observe, observed, watchThread } from "./observe.ts";
import { boardWork, goingRound, tableWork, type Walk } from "./walks.ts";

const CHROMIUM = "/usr/bin/chromium";
/** Of 100,000 leads some 5,000 are worth more than this. */
const FILTER = "value>19050";
/** Within this time a page has to have come to rest. */
const LOOKED_AT_MS = 2_000;

interface Row {
  name: string;
  value: number;
  limit: number;
  digits?: number;
  /** CPU time of the page's own thread for each act. */
  busyMs?: number;
}

/** Works in the built web app as one member of an organization with all the leads, and says how quick it felt. */
export async function benchScreen(options: Options, workspace: Workspace): Promise<void> {
  await buildWeb();
  const settings = await productSettings(workspace);
  const product = await startProduct(settings);
  const client = new pg.Client(workspace.databaseUrl);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const [tenant] = await openTenants(product.origin, 1);
    if (!tenant) throw new Error("Nobody signed in");
    await client.connect();
    await seedAndTell(client, [tenant], options.leads);
    const { origin } = product;
    const newContext = async () => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.addCookies(cookiesOf(tenant, origin));
      return context;
    };
    const atWork = await newContext();
    const rows = [...(await measureWork(atWork, origin)), ...(await measurePaint(newContext, atWork, origin))];
    say("");
    say(
      table(
        ["screen", "measured", "CPU ms", "promised"],
        rows.map(({ name, value, limit, digits = 0, busyMs }) => [
          name,
          value.toFixed(digits),
          busyMs?.toFixed(1) ?? "",
          `< ${limit} ${verdict(value < limit)}`,
        ]),
      ),
    );
  } finally {
    await browser.close();
    await client.end();
    await product.stop();
  }
}

/** How long things take while somebody works, and how still the pages stand. */
async function measureWork(context: BrowserContext, origin: string): Promise<Row[]> {
  const page = await context.newPage();
  await observe(page);
  const thread = await watchThread(page);
  const seen: Observed[] = [];
  const busyAtWork = async ({ open, work }: Walk) => {
    await open(page, origin);
    const before = await thread();
    const acts = await work(page);
    const busyMs = ((await thread()) - before) / acts;
    const done = await observed(page);
    seen.push(done);
    return { busyMs, value: percentile95(done.interactionsMs) };
  };
  const routes: number[] = [];
  const { busyMs } = await busyAtWork(goingRound(routes));
  const inTable = await busyAtWork(tableWork);
  const atBoard = await busyAtWork(boardWork(FILTER));
  return [
    { name: "going to another list, warm, 95th percentile, ms", value: percentile95(routes), limit: 100, busyMs },
    { name: "table: a press to the next paint, 95th percentile, ms", limit: 100, ...inTable },
    { name: "board: a press to the next paint, 95th percentile, ms", limit: 100, ...atBoard },
    { name: "layout shift at work", value: Math.max(...seen.map(({ cls }) => cls)), limit: 0.05, digits: 3 },
  ];
}

/** How soon each page stands for somebody who has never been there, and whether it stands still. */
async function measurePaint(
  newContext: () => Promise<BrowserContext>,
  { request }: BrowserContext,
  origin: string,
): Promise<Row[]> {
  const seen: (Observed & { path: string; busyMs: number })[] = [];
  for (const path of await pagesToLookAt(request, origin)) {
    // Of its own for each, so that nothing of it is in a cache.
    const context = await newContext();
    seen.push({ path, ...(await lookAt(context, origin + path)) });
    await context.close();
  }
  const [slowest] = seen.toSorted((a, b) => b.lcpMs - a.lcpMs);
  if (!slowest) throw new Error("No page was looked at");
  const path = slowest.path.replace(/[^/]{36}/, "…");
  const name = `largest contentful paint, empty cache, worst of ${seen.length} pages (${path}), ms`;
  return [
    { name, value: slowest.lcpMs, limit: 1_000, busyMs: slowest.busyMs },
    { name: "layout shift of these pages", value: Math.max(...seen.map(({ cls }) => cls)), limit: 0.05, digits: 3 },
  ];
}

async function pagesToLookAt(request: BrowserContext["request"], origin: string): Promise<string[]> {
  const first = async (plural: string) => {
    const answer = await request.get(`${origin}/api/v1/${plural}?limit=1`);
    const { data }: { data: { id: string }[] } = await answer.json();
    return `/${plural}/${data[0]?.id}`;
  };
  const lists = ["/leads", "/leads?layout=table", "/contacts", "/activities"];
  return ["/", ...lists, await first("leads"), await first("contacts"), "/forecast", "/settings/members"];
}

/** Nobody touches it: what is painted after a press is no longer the page coming to stand. */
async function lookAt(context: BrowserContext, url: string): Promise<Observed & { busyMs: number }> {
  const page = await context.newPage();
  await observe(page);
  const thread = await watchThread(page);
  await page.goto(url);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForTimeout(LOOKED_AT_MS);
  return { ...(await observed(page)), busyMs: await thread() };
}

function percentile95(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

function cookiesOf({ headers }: Tenant, url: string) {
  return (headers.cookie ?? "").split("; ").map((cookie) => {
    const [name = "", ...value] = cookie.split("=");
    return { name, value: value.join("="), url };
  });
}
