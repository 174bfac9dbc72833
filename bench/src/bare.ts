import { readFile } from "node:fs/promises";
import { createAdaptorServer } from "@hono/node-server";
import { newId } from "@mainstay/db";
import { Hono } from "hono";
import pg from "pg";
import { BARE_CONNECTIONS } from "./cpu.ts";
import { compileValue, type Fill, type Script, type Scripts } from "./script.ts";

/*
 * What the product is measured against: Hono and node-postgres with prepared statements, running the product's own
 * statements as a superuser, past row-level security. No session, rights, validation, limits, logs or metrics.
 */

interface Step {
  name: string;
  text: string;
  values: Fill[];
}
interface Steps {
  steps: Step[];
  isTransaction: boolean;
}
type Row = Record<string, unknown>;

const { PORT, DATABASE_URL, SCRIPTS = "", DATABASE_POOL } = process.env;
const scripts = JSON.parse(await readFile(SCRIPTS, "utf8")) as Scripts;
const names = new Map<string, string>();
const compiled = new Map(
  Object.entries(scripts).map(([operation, byOrg]) => [
    operation,
    new Map(Object.entries(byOrg).map(([orgId, script]) => [orgId, compile(script)])),
  ]),
);
const pool = new pg.Pool({
  connectionString: DATABASE_URL,
  max: Number(DATABASE_POOL),
  application_name: BARE_CONNECTIONS,
});

const app = new Hono();
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };
const org = (c: { req: { header(name: string): string | undefined } }) => c.req.header("x-organization-id") ?? "";

app.get("/api/v1/leads/:id", async (c) => {
  const [row] = await run("get", org(c), { id: c.req.param("id") });
  return c.body(`{"data":${String(row?.doc)}}`, 200, JSON_TYPE);
});
app.get("/api/v1/leads", async (c) => {
  const [row] = await run("list", org(c), { min: c.req.query("filter")?.match(/\d+$/)?.[0] ?? "" });
  return c.body(`{"data":${String(row?.data)},"page":${JSON.stringify({ next: row?.last })}}`, 200, JSON_TYPE);
});
app.get("/api/v1/search", async (c) => c.json({ data: await run("search", org(c), { q: c.req.query("q") ?? "" }) }));
app.post("/api/v1/leads", async (c) => c.json({ data: await run("create", org(c), await c.req.json()) }, 201));
app.post("/rows/api/v1/leads", async (c) => c.json({ data: await run("createRows", org(c), await c.req.json()) }, 201));
app.patch("/api/v1/leads/:id/stage", async (c) => {
  await c.req.json();
  return c.json({ data: await run("stage", org(c), { id: c.req.param("id") }) });
});

const server = createAdaptorServer({ fetch: app.fetch });
server.listen(Number(PORT), "127.0.0.1", () => process.stdout.write("Bare server is ready\n"));
process.once("SIGTERM", () => process.exit(0));

function compile({ statements, isTransaction }: Script): Steps {
  return {
    isTransaction,
    steps: statements.map(({ text, values }) => {
      const name = names.get(text) ?? `b${names.size}`;
      names.set(text, name);
      return { name, text, values: values.map(compileValue) };
    }),
  };
}

/** Runs an operation's statements; answers the rows of the last that gave any. */
async function run(operation: string, orgId: string, inputs: Record<string, string>): Promise<Row[]> {
  const script = compiled.get(operation)?.get(orgId);
  if (!script) throw new Error(`No script for ${operation} in ${orgId}`);
  const made: Record<string, string> = {};
  const input = (name: string) => {
    const given = inputs[name] ?? made[name] ?? newId();
    made[name] = given;
    return given;
  };
  if (!script.isTransaction) return runSteps(pool, script.steps, input);
  const client = await pool.connect();
  try {
    await client.query("begin");
    const rows = await runSteps(client, script.steps, input);
    await client.query("commit");
    client.release();
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function runSteps(
  client: pg.Pool | pg.PoolClient,
  steps: Step[],
  input: (name: string) => string,
): Promise<Row[]> {
  let last: Row[] = [];
  for (const { name, text, values } of steps) {
    const { rows } = await client.query<Row>({ name, text, values: values.map((fill) => fill(input)) });
    if (rows.length > 0) last = rows;
  }
  return last;
}
