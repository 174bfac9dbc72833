import pg from "pg";
import { chromium, type Page } from "playwright-core";
import { buildWeb } from "../../../bin/build-web.ts";
import type { Options } from "../options.ts";
import { productSettings, startProduct } from "../product.ts";
import { table, verdict } from "../report.ts";
import { say } from "../say.ts";
import { seedAndTell } from "../seed.ts";
import { openTenants, type Tenant } from "../tenants.ts";
import type { Workspace } from "../workspace.ts";
import { observe, observed } from "./observe.ts";
import { changeRoutes, workAtBoard, workInTable } from "./walks.ts";

const CHROMIUM = "/usr/bin/chromium";
/** Of 100,000 leads some 5,000 are worth more than this. */
const FILTER = "value>19050";

interface Row {
  name: string;
  value: number;
  limit: number;
  digits?: number;
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
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookiesOf(tenant, product.origin));
    const page = await context.newPage();
    await observe(page);
    const rows = await measure(page, product.origin);
    say("");
    say(
      table(
        ["screen", "measured", "promised"],
        rows.map(({ name, value, limit, digits = 0 }) => [
          name,
          value.toFixed(digits),
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

async function measure(page: Page, origin: string): Promise<Row[]> {
  const routes = await changeRoutes(page, origin);
  const walked = await observed(page);
  await workInTable(page, origin);
  const inTable = await observed(page);
  await workAtBoard(page, origin, FILTER);
  const atBoard = await observed(page);
  const all = [walked, inTable, atBoard];
  return [
    { name: "going to another list, warm, 95th percentile, ms", value: percentile95(routes), limit: 100 },
    {
      name: "table: a press to the next paint, 95th percentile, ms",
      value: percentile95(inTable.interactionsMs),
      limit: 100,
    },
    {
      name: "board: a press to the next paint, 95th percentile, ms",
      value: percentile95(atBoard.interactionsMs),
      limit: 100,
    },
    { name: "largest contentful paint, ms", value: Math.max(...all.map(({ lcpMs }) => lcpMs)), limit: 1_000 },
    { name: "layout shift", value: Math.max(...all.map(({ cls }) => cls)), limit: 0.05, digits: 3 },
  ];
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
