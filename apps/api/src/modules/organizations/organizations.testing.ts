import { rm } from "node:fs/promises";
import { type Database, openDatabase } from "@mainstay/db";
import { createTestDatabase, makeTemplate, makeTestFolder, startTestCluster } from "@mainstay/db/testing";
import type { Mail } from "@mainstay/mail";
import { pino } from "pino";
import { z } from "zod";
import { AUTH_SQL, type Auth, type AuthDeps, createAuth } from "../../platform/auth/index.ts";
import { readConfig } from "../../platform/config.ts";
import type { House } from "../../platform/context.ts";
import { createHttp } from "../../platform/http.ts";
import { createMetrics } from "../../platform/metrics.ts";
import { createChangeRecorder, createFindCustomRole, organizationRoutes } from "./index.ts";

export type TestCluster = Awaited<ReturnType<typeof startOrganizationsCluster>>;

/** PostgreSQL with a migrated database to copy. */
export async function startOrganizationsCluster() {
  const cluster = await startTestCluster();
  const [folder, template] = await Promise.all([makeTestFolder(), makeTemplate(cluster, { routines: [AUTH_SQL] })]);
  const stop = async () => {
    await cluster.stop();
    await rm(folder, { recursive: true });
  };
  return { admin: cluster.admin, folder, template, stop };
}

export interface TestHouse {
  house: House;
  auth: Auth;
  database: Database;
  request(request: Request): Promise<Response>;
  /** Every mail sent, oldest first. */
  mails: Mail[];
  /** Errors that nobody expected. */
  reported: unknown[];
  clock: { now: Date };
  close(): Promise<void>;
}

/** A server with sign-in and the organization's routes, on a database of its own. */
export async function openTestHouse(
  cluster: TestCluster,
  settings: Record<string, string> = {},
  deps: Partial<AuthDeps> = {},
): Promise<TestHouse> {
  const { connection, drop } = await createTestDatabase(cluster, cluster.template);
  const database = openDatabase({ connection, poolMax: 4 });
  const config = readConfig({
    NODE_ENV: "test",
    DATA_DIR: cluster.folder,
    BASE_URL: "https://crm.example.com",
    ...settings,
  });
  const mails: Mail[] = [];
  const clock = { now: new Date() };
  const base = { config, database, log: pino({ level: "silent" }), now: () => clock.now };
  const auth = await createAuth({
    ...base,
    mail: { send: async (mail) => ({ id: String(mails.push(mail)) }) },
    findCustomRole: createFindCustomRole(database),
    objectNamed: (plural) => plural.replace(/s$/, ""),
    onOrganizationChange: createChangeRecorder(database, base.now),
    ...deps,
  });
  const metrics = createMetrics(base);
  const parts: Partial<House> = { ...base, auth, metrics, mailbox: null };
  // Jobs and deliveries are missing: nothing here reaches them, and they would take a queue to start.
  const house = parts as House;
  const reported: unknown[] = [];
  const unlimited = { take: async () => {} };
  const edge = {
    auth: { handler: (request: Request) => auth.handler(request, "203.0.113.7"), identify: auth.identify, trustedOrigins: () => [config.baseUrl] },
    metrics,
    limits: { signedIn: unlimited, anonymous: unlimited },
    report: (error: unknown) => void reported.push(error),
  };
  const http = createHttp(house, edge, organizationRoutes);
  return {
    house,
    auth,
    database,
    request: async (request) => http.fetch(request),
    mails,
    reported,
    clock,
    async close() {
      await auth.close();
      await database.close();
      await drop();
    },
  };
}

/** A test looks into answers freely: what is not there is undefined, and fails its expectation. */
const Loose: z.ZodType<LooseAnswer> = z.custom<LooseAnswer>();
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, looked at by expectations only
type LooseAnswer = any;

/** A person's browser: keeps cookies and says where its page came from. */
export class Browser {
  readonly cookies = new Map<string, string>();
  setCookies: string[] = [];
  origin: string;
  readonly #house: TestHouse;

  constructor(house: TestHouse) {
    this.#house = house;
    this.origin = house.house.config.baseUrl;
  }

  /** Calls Better-auth; a body makes it a POST. */
  auth(path: string, body?: unknown) {
    return this.#send(body === undefined ? "GET" : "POST", `/api/auth${path}`, body);
  }

  /** Calls the API; answers `data` where there is one. */
  async api(
    method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE",
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) {
    const answer = await this.#send(method, `/api/v1${path}`, body, headers);
    return { ...answer, body: answer.body?.data ?? answer.body };
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async #send(method: string, path: string, body: unknown, extra: Record<string, string> = {}) {
    const headers = new Headers({ origin: this.origin, "user-agent": "test", ...extra });
    if (this.cookies.size > 0) headers.set("cookie", this.cookieHeader);
    if (body !== undefined) headers.set("content-type", "application/json");
    const url = `${this.#house.house.config.baseUrl}${path}`;
    const answer = await this.#house.request(
      new Request(url, { method, headers, body: body === undefined ? null : JSON.stringify(body) }),
    );
    this.setCookies = answer.headers.getSetCookie();
    for (const line of this.setCookies) this.#keep(line);
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: Loose.parse(text ? JSON.parse(text) : null) };
  }

  #keep(setCookie: string): void {
    const [pair = "", ...attributes] = setCookie.split("; ");
    const at = pair.indexOf("=");
    if (attributes.includes("Max-Age=0")) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
