import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { Hono, type Context as HonoContext, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { z } from "zod";
import { REFUSAL_WORDS, withinPolicy } from "./auth/refusal.ts";
import { type Actor, type Ctx, type House, type Identity, makeCtx } from "./context.ts";
import { databaseProblem } from "./database-problem.ts";
import { once, onceOutside } from "./idempotency.ts";
import type { Metrics } from "./metrics.ts";
import { forbidden, invalid, PROBLEMS, Problem, unauthenticated } from "./problem.ts";
import type { RateLimit } from "./rate-limit.ts";
import { FileAnswer, type RequestParts, type Route } from "./route.ts";
import { SECURE_HEADERS } from "./secure-headers.ts";
import { spool } from "./spool.ts";
import { JSON_TYPE, type Written, written } from "./written.ts";

export interface Edge {
  /** Better-auth: sign-in, organizations, API keys. */
  auth: {
    handler(request: Request, ip: string): Promise<Response>;
    identify(headers: Headers): Promise<Identity | null>;
    trustedOrigins(host: string | undefined): string[];
  };
  metrics: Metrics;
  limits: { signedIn: RateLimit; anonymous: RateLimit };
  /** Anything broken that nobody expected: to the log and, when configured, to Sentry. */
  report(error: unknown, about: { requestId: string; route: string }): void;
}

interface Env {
  Variables: { requestId: string; route: string; isDressed?: boolean };
  Bindings: { incoming?: IncomingMessage };
}
type C = HonoContext<Env>;

const API = "/api/v1";
const REQUEST_ID = /^[\w.:-]{1,100}$/;

/** The API's front door: every route passes here, and nothing else decides who may call what. */
export function createHttp(house: House, edge: Edge, routes: Route[]): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async function traced(c, next) {
    const given = c.req.header("x-request-id");
    const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
    c.set("requestId", requestId);
    c.set("route", "other");
    const start = performance.now();
    await next();
    if (!c.get("isDressed")) for (const [name, value] of Object.entries(dress(c))) c.res.headers.set(name, value);
    const ms = performance.now() - start;
    edge.metrics.observe(c.req.method, c.get("route"), c.res.status, ms / 1_000);
    // Reads that went well are many and tell little; what changed something or failed is worth a line.
    const level = c.res.status < 400 && c.req.method === "GET" ? "debug" : "info";
    house.log[level](
      { requestId, method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round(ms * 10) / 10 },
      "request",
    );
  });
  app.use("/api/*", async function neverKept(c, next) {
    await next();
    // Nobody's data may wait in a cache for the next person at the machine.
    if (!c.get("isDressed") && !c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
  });
  app.use(
    `${API}/public/*`,
    cors({ origin: "*", allowMethods: ["GET", "POST"], allowHeaders: ["content-type", "idempotency-key"] }),
  );
  if (house.config.TRUSTED_ORIGINS.length > 0) {
    app.use(
      "/api/*",
      cors({ origin: house.config.TRUSTED_ORIGINS, credentials: true, exposeHeaders: ["x-request-id", "etag"] }),
    );
  }
  // Before the general limit: what answers here is asked no further.
  const uploads = routes.filter((route) => route.upload);
  for (const route of uploads) mount(route, limitBody(house.config.UPLOAD_LIMIT_BYTES));
  app.use("/api/*", limitBody(house.config.BODY_LIMIT_BYTES));
  app.onError((error, c) => answerProblem(c, asProblem(error, edge, c)));
  app.on(["GET", "POST"], "/api/auth/*", async (c) => {
    c.set("route", "/api/auth");
    return edge.auth.handler(c.req.raw, clientIp(c, house));
  });
  for (const route of routes) if (!route.upload) mount(route);
  app.all("/api/*", () => {
    throw new Problem("not-found", "No such route; the reference is at /docs.");
  });
  return app;

  function mount(route: Route, ...first: MiddlewareHandler<Env>[]) {
    const pattern = API + route.path.replaceAll(/\{(\w+)\}/g, ":$1");
    const answer = (c: C) => handle(c, house, edge, route, pattern);
    app.on(route.method.toUpperCase(), [pattern], ...first, answer);
  }
}

/**
 * Refuses bodies of more than so many bytes. Hono's own check has the server make a whole Request with a stream for
 * every request to see whether there is a body; one of a stated length, or none at all, can be told without.
 */
function limitBody(maxSize: number): MiddlewareHandler<Env> {
  const tooLarge = () => {
    throw new Problem("too-large", `A request may have at most ${maxSize} bytes.`);
  };
  const counting = bodyLimit({ maxSize, onError: tooLarge });
  return async function limitBody(c, next) {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const stated = c.req.header("content-length");
    if (stated === undefined || c.req.header("transfer-encoding")) return counting(c, next);
    if (Number(stated) > maxSize) tooLarge();
    return next();
  };
}

async function handle(c: C, house: House, edge: Edge, route: Route, pattern: string): Promise<Response> {
  c.set("route", pattern);
  const requestId = c.get("requestId");
  const ip = clientIp(c, house);
  const found = await edge.auth.identify(c.req.raw.headers);
  const identity = found && withinPolicy(found, ip);
  if (identity?.via === "session" && route.method !== "get") refuseForeignOrigin(c, edge);
  if (identity?.seesAs && route.method !== "get") {
    throw forbidden(
      `You are looking as ${identity.role?.name}, which changes nothing. Stop looking to change something.`,
    );
  }
  await (identity
    ? edge.limits.signedIn.take(identity.apiKey?.id ?? identity.user.id)
    : edge.limits.anonymous.take(ip));
  const ctx = admit(house, route, identity, c);
  const bodyText = route.body ? await c.req.text() : "";
  const request = parseRequest(c, route, bodyText, ip);
  if (route.upload) request.upload = c.req.raw.body;
  const key = route.method === "post" && !route.answersSecret ? c.req.header("idempotency-key") : undefined;
  if (!key || !ctx) {
    const answer = await route.run({ ctx, house, identity, requestId }, request);
    return answer instanceof FileAnswer ? sendFile(answer) : respond(c, written(answer, route));
  }
  const spooled = request.upload && (await spool(request.upload));
  const run = async (ctx: Ctx) => {
    request.upload = spooled?.open() ?? null;
    return written(await route.run({ ctx, house, identity, requestId }, request), route);
  };
  // What a file is called and belongs to stands in the address, and what it is in its bytes.
  const body = spooled ? `${new URL(c.req.url).search}\n${spooled.digest}` : bodyText;
  try {
    const doOnce = route.asksOutside ? onceOutside : once;
    const answer = await doOnce(ctx, key, { method: "POST", path: c.req.path, body }, run);
    return respond(c, {
      ...answer,
      headers: { ...JSON_TYPE, ...(answer.replayed && { "idempotency-replayed": "true" }) },
    });
  } finally {
    await spooled?.remove();
  }
}

/** What every answer says, be it ours, a page or a file. */
const dress = (c: C) => ({ ...SECURE_HEADERS, "x-request-id": c.get("requestId") });

const OWN_HEADERS = { ...SECURE_HEADERS, "x-request-id": "", "cache-control": "no-store" };

/** An answer of ours, with all its headers from the start: adding them to a finished Response is slow. */
function respond(c: C, { status, body, headers }: Written): Response {
  c.set("isDressed", true);
  const isEmpty = status === 204 || body === "";
  return new Response(isEmpty ? null : body, {
    status,
    headers: Object.assign({ ...OWN_HEADERS, "x-request-id": c.get("requestId") }, headers),
  });
}

/** A file goes out as it is read, under its name, and is never shown as a page of ours. */
function sendFile({ content: { body, bytes }, name, type }: FileAnswer): Response {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  const headers = new Headers({ "content-type": type, "content-disposition": disposition });
  if (bytes !== undefined) headers.set("content-length", String(bytes));
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, { headers });
}

/** A browser says where a request comes from; a page elsewhere must not act with a member's cookie. */
function refuseForeignOrigin(c: C, edge: Edge) {
  const origin = c.req.header("origin");
  const isForeign = origin
    ? !edge.auth.trustedOrigins(c.req.header("host")).includes(origin)
    : c.req.header("sec-fetch-site") === "cross-site";
  if (isForeign)
    throw forbidden("This request came from a page that is not part of this installation; add it to TRUSTED_ORIGINS.");
}

/**
 * The caller's ctx, when the route's right lets them in. Rights on single records are for the records layer.
 * @throws Problem unauthenticated, forbidden
 */
function admit(house: House, route: Route, identity: Identity | null, c: C): Ctx | null {
  const { right } = route;
  if (right === "public") return null;
  if (!identity) throw unauthenticated();
  if (right === "signedIn") return null;
  const { org, member, role, refused } = identity;
  if (refused) throw new Problem("forbidden", REFUSAL_WORDS[refused.why], { extra: { refused: refused.why } });
  if (!org || !member || !role)
    throw forbidden("You do not belong to an organization yet; create one or accept an invitation.");
  if (typeof right === "object" && "capability" in right && !role.capabilities.includes(right.capability)) {
    throw forbidden(`The role ${role.name} may not manage ${right.capability.replaceAll("_", " ")}.`);
  }
  const source = identity.apiKey ? "api" : c.req.header("x-mainstay-client") === "web" ? "web" : "api";
  return makeCtx(house, { org, member, role, actor: actorOf(identity, member), source, requestId: c.get("requestId") });
}

function actorOf(identity: Identity, member: { id: string; name: string }): Actor {
  const { apiKey } = identity;
  return apiKey
    ? { type: "apiKey", id: apiKey.id, name: apiKey.name, memberId: member.id }
    : { type: "member", id: member.id, name: member.name };
}

function parseRequest(c: C, route: Route, bodyText: string, ip: string): RequestParts<unknown, unknown, unknown> {
  return new ParsedRequest(
    c,
    route.params ? parsed(route.params, c.req.param(), "") : {},
    route.query ? parsed(route.query, c.req.query(), "?") : {},
    route.body ? parsed(route.body, readJson(bodyText), "/") : undefined,
    ip,
  );
}

/**
 * A class for the sake of its getters: of an object that is written with one V8 makes a new shape each time, which keeps
 * the request and all it holds until the next full collection (docs/decisions/0050).
 */
class ParsedRequest implements RequestParts<unknown, unknown, unknown> {
  readonly #c: C;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly ip: string;
  upload: ReadableStream<Uint8Array> | null = null;

  constructor(c: C, params: unknown, query: unknown, body: unknown, ip: string) {
    this.#c = c;
    this.params = params;
    this.query = query;
    this.body = body;
    this.ip = ip;
  }

  get headers(): Headers {
    return this.#c.req.raw.headers;
  }

  /** Few routes look at it, and taking a URL apart costs. */
  get url(): URL {
    return new URL(this.#c.req.url);
  }
}

function readJson(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("bad-request", "The body is not JSON.");
  }
}

/** An id that cannot be one names nothing: 404 rather than a lesson on UUIDs. */
function parsed(schema: z.ZodType, value: unknown, prefix: "" | "?" | "/"): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (prefix === "") throw new Problem("not-found", "Not found, or not yours to see.");
  throw invalid(
    result.error.issues.flatMap((issue) => {
      const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      return paths.map((path) => ({ pointer: prefix + path.join("/"), detail: issue.message }));
    }),
  );
}

/** Each proxy adds the address it saw at the end; what stands before is the caller's own word. */
function clientIp(c: C, house: House): string {
  const proxies = house.config.TRUST_PROXY;
  const forwarded = proxies > 0 ? c.req.header("x-forwarded-for")?.split(",").at(-proxies)?.trim() : undefined;
  return forwarded ?? c.env?.incoming?.socket.remoteAddress ?? "unknown";
}

function asProblem(error: unknown, edge: Edge, c: C): Problem {
  if (error instanceof Problem) return error;
  const known = databaseProblem(error);
  if (known) return known;
  const requestId = c.get("requestId");
  edge.report(error, { requestId, route: c.get("route") });
  return new Problem("internal", `This is our fault. Tell support the request id ${requestId}.`);
}

function answerProblem(c: C, problem: Problem): Response {
  return c.body(JSON.stringify(problem.document(c.get("requestId"))), PROBLEMS[problem.code].status, {
    "content-type": "application/problem+json",
    ...problem.headers,
  });
}

export const Id = z.object({ id: z.uuid() });
