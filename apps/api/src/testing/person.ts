import { randomUUID } from "node:crypto";

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever JSON the API answers; expectations say its shape.
type Json = any;

export interface Reply {
  status: number;
  /** The parsed body; `data` of it is the answer, `errors` its problems. */
  body: Json;
  data: Json;
  headers: Headers;
}

/** Where requests go: into a server in this process, or over the wire to one that is a process of its own. */
export interface Door {
  baseUrl: string;
  fetch(request: Request): Promise<Response>;
}

/** A browser at the other end of HTTP: keeps its cookies, has an address of its own, nobody need be signed in. */
export interface Visitor {
  cookie: string;
  /** The address it calls from. */
  readonly address: string;
  /** Where its page came from; the installation itself unless a test says otherwise. */
  origin: string;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  delete(path: string, headers?: Record<string, string>): Promise<Reply>;
}

/** Somebody with an account, signed in. */
export interface Person extends Visitor {
  name: string;
  email: string;
  password: string;
  orgId: string;
  memberId: string;
  /** Founds an organization and becomes its owner. */
  found(organization?: Record<string, unknown>): Promise<void>;
  /** Joins another's organization in a role, by invitation; `more` goes into the invitation. */
  join(owner: Person, role: string, more?: Record<string, unknown>): Promise<void>;
}

let visitors = 0;

/** Opens a browser. Paths are below `/api/v1`, or whole when they begin with `/api/` or name an address beside the API. */
export function openBrowser({ baseUrl, fetch }: Door): Visitor {
  const number = ++visitors;
  // Every visitor has an address, so that limits for one address do not add up over a suite.
  const visitor = { cookie: "", address: `10.0.${number >> 8}.${number & 255}`, origin: baseUrl };

  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const request = new Request(`${baseUrl}${wholePath(path)}`, {
      method,
      redirect: "manual",
      headers: {
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(visitor.cookie && { cookie: visitor.cookie }),
        origin: visitor.origin,
        "user-agent": "test",
        "x-forwarded-for": visitor.address,
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const response = await fetch(request);
    keepCookies(visitor, response);
    const text = await response.text();
    const parsed = text && response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
    return { status: response.status, body: parsed, data: parsed?.data, headers: response.headers };
  }

  return Object.assign(visitor, {
    get: (path: string, headers?: Record<string, string>) => call("GET", path, undefined, headers),
    post: (path: string, body: unknown = {}, headers?: Record<string, string>) => call("POST", path, body, headers),
    patch: (path: string, body: unknown = {}, headers?: Record<string, string>) => call("PATCH", path, body, headers),
    put: (path: string, body: unknown = {}, headers?: Record<string, string>) => call("PUT", path, body, headers),
    delete: (path: string, headers?: Record<string, string>) => call("DELETE", path, undefined, headers),
  });
}

/** Signs somebody new up. */
export async function signUp(door: Door, name?: string): Promise<Person> {
  const browser = openBrowser(door);
  const about = {
    name: name ?? `Person ${visitors}`,
    email: `person${visitors}.${randomUUID().slice(0, 8)}@example.com`,
    password: "correct horse battery",
    orgId: "",
    memberId: "",
  };
  await must(
    browser.post("/api/auth/sign-up/email", { name: about.name, email: about.email, password: about.password }),
  );
  const person: Person = Object.assign(browser, about, {
    async found(organization: Record<string, unknown> = {}) {
      const slug = `org-${randomUUID().slice(0, 13)}`;
      const made = await must(
        person.post("/api/auth/organization/create", { name: `Org ${slug}`, slug, ...organization }),
      );
      person.orgId = made.id;
      person.memberId = (await must(person.get("/me"))).data.member.id;
    },
    async join(owner: Person, role: string, more: Record<string, unknown> = {}) {
      const invitation = await must(
        owner.post("/api/auth/organization/invite-member", {
          email: person.email,
          role,
          organizationId: owner.orgId,
          ...more,
        }),
      );
      await must(person.post("/api/auth/organization/accept-invitation", { invitationId: invitation.id }));
      person.orgId = owner.orgId;
      person.memberId = (await must(person.get("/me"))).data.member.id;
    },
  });
  return person;
}

const BESIDE_THE_API = /^\/(api|healthz|readyz|metrics|openapi\.json|docs|f|embed)(\/|$)/;
const wholePath = (path: string) => (BESIDE_THE_API.test(path) ? path : `/api/v1${path}`);

async function must(reply: Promise<Reply>): Promise<Json> {
  const { status, body } = await reply;
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}

function keepCookies(person: { cookie: string }, response: Response) {
  const jar = new Map(
    person.cookie
      .split("; ")
      .filter(Boolean)
      .map((pair) => [pair.split("=")[0] ?? "", pair]),
  );
  for (const set of response.headers.getSetCookie()) {
    const pair = set.split(";")[0] ?? "";
    jar.set(pair.split("=")[0] ?? "", pair);
  }
  person.cookie = [...jar.values()].join("; ");
}
