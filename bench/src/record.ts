import { openHouse } from "@mainstay/api/src/house.ts";
import { readConfig } from "@mainstay/api/src/platform/config.ts";
import type { Database, Db, Queryable } from "@mainstay/db";
import { type Inputs, OPERATIONS, type OperationName } from "./operations.ts";
import { type Script, type Scripts, type Statement, toScript } from "./script.ts";
import type { Tenant } from "./tenants.ts";

/** Values that occur nowhere else, so that they can be found again in the statements. */
const INPUTS: Record<Exclude<OperationName, "get" | "stage">, (round: string) => Inputs> = {
  list: () => ({ min: "987654" }),
  create: (round) => ({ title: `Recorded request ${round}`, email: `recorded-${round}@example.com` }),
  search: () => ({ q: "zqxjkv" }),
};

/**
 * The statements the product itself runs for each kind of request, in each organization: recorded by answering real
 * requests with the whole product inside this process. Setting the organization is not among them.
 */
export async function recordScripts(
  settings: Record<string, string>,
  databaseUrl: string,
  tenants: Tenant[],
  leadOf: (tenant: Tenant) => string,
): Promise<Scripts> {
  const open = await openHouse({
    config: readConfig(settings),
    connection: { connectionString: databaseUrl },
    roles: [],
  });
  const recorder = tapStatements(open.house.database);
  const ask = async (tenant: Tenant, name: OperationName, inputs: Inputs): Promise<Script> => {
    const { method, path, body } = OPERATIONS[name].request(inputs, tenant);
    // Ids made from the next millisecond on are this request's own.
    const since = Date.now();
    recorder.statements.length = 0;
    const answer = await open.fetch(new Request(`http://127.0.0.1${path}`, { method, headers: tenant.headers, body }));
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return toScript(recorder.statements, inputs, since);
  };
  try {
    const scripts: Scripts = {};
    for (const name of Object.keys(OPERATIONS) as OperationName[]) {
      for (const tenant of tenants) {
        const inputs = (round: string) =>
          name === "get" || name === "stage"
            ? { id: leadOf(tenant) }
            : INPUTS[name](`${tenant.orgId} ${round}`.replaceAll(/\W/g, ""));
        // The first time of a read also fills caches, which is not what a request costs.
        if (name !== "stage") await ask(tenant, name, inputs(`warm${Date.now()}`));
        scripts[name] = { ...scripts[name], [tenant.orgId]: await ask(tenant, name, inputs(`taken${Date.now()}`)) };
      }
    }
    return scripts;
  } finally {
    await open.close();
  }
}

/** Writes down what goes through the organizations' connections. */
function tapStatements(database: Database): { statements: Statement[] } {
  const statements: Statement[] = [];
  const tapped = new WeakSet<Queryable>();
  const tap = (db: Db): Db => {
    const client = db.$client;
    if (tapped.has(client)) return db;
    tapped.add(client);
    const query = client.query.bind(client);
    client.query = (config, values) => {
      const { text, values: own = values ?? [] } = typeof config === "string" ? { text: config } : config;
      statements.push({ text, values: own });
      return query(config, values);
    };
    return db;
  };
  const { forOrg, transaction } = database;
  database.forOrg = (orgId) => tap(forOrg(orgId));
  database.transaction = (orgId, work) => {
    statements.push({ text: "begin", values: [] });
    return transaction(orgId, (db, close) => work(tap(db), close));
  };
  return { statements };
}
