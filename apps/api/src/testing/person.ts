import { randomUUID } from "node:crypto";
import type { OpenHouse } from "../house.ts";

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever JSON the API answers; expectations say its shape.
type Json = any;

export interface Reply {
  status: number;
  /** The parsed body; `data` of it is the answer, `errors` its problems. */
  body: Json;
  data: Json;
  headers: Headers;
}

/** Somebody at the other end of HTTP. */
export interface Person {
  name: string;
  email: string;
  password: string;
  cookie: string;
  orgId: string;
  memberId: string;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  delete(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** Founds an organization and becomes its owner. */
  found(organization?: Record<string, unknown>): Promise<void>;
  /** Joins another's organization in a role, by invitation. */
  join(owner: Person, role: string): Promise<void>;
}

let people = 0;

/** Signs somebody new up. Paths are below `/api/v1`, or whole when they begin with `/api`. */
export async function signUp(open: OpenHouse): Promise<Person> {
  const number = ++people;
  const person = { name: `Person ${number}`, email: `person${number}.${randomUUID().slice(0, 8)}@example.com`, password: "correct horse battery", cookie: "", orgId: "", memberId: "" };

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const request = new Request(`http://mainstay.test${path.startsWith("/api") ? path : `/api/v1${path}`}`, {
      method,
      redirect: "manual",
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...(person.cookie && { cookie: person.cookie }), origin: "http://mainstay.test", ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const response = await open.fetch(request);
    keepCookies(person, response);
    const text = await response.text();
    const parsed = text && response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
    return { status: response.status, body: parsed, data: parsed?.data, headers: response.headers };
  }

  async function must(reply: Promise<Reply>): Promise<Json> {
    const { status, body } = await reply;
    if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return body;
  }

  await must(call("POST", "/api/auth/sign-up/email", { name: person.name, email: person.email, password: person.password }));
  return Object.assign(person, {
    get: (path: string, headers?: Record<string, string>) => call("GET", path, undefined, headers),
    post: (path: string, body: unknown = {}, headers?: Record<string, string>) => call("POST", path, body, headers),
    patch: (path: string, body: unknown = {}, headers?: Record<string, string>) => call("PATCH", path, body, headers),
    put: (path: string, body: unknown = {}, headers?: Record<string, string>) => call("PUT", path, body, headers),
    delete: (path: string, headers?: Record<string, string>) => call("DELETE", path, undefined, headers),
    async found(organization: Record<string, unknown> = {}) {
      const slug = `org-${randomUUID().slice(0, 13)}`;
      const made = await must(call("POST", "/api/auth/organization/create", { name: `Org ${slug}`, slug, ...organization }));
      person.orgId = made.id;
      person.memberId = (await must(call("GET", "/me"))).data.member.id;
    },
    async join(owner: Person, role: string) {
      const invitation = await must(owner.post("/api/auth/organization/invite-member", { email: person.email, role, organizationId: owner.orgId }));
      await must(call("POST", "/api/auth/organization/accept-invitation", { invitationId: invitation.id }));
      person.orgId = owner.orgId;
      person.memberId = (await must(call("GET", "/me"))).data.member.id;
    },
  });
}

function keepCookies(person: { cookie: string }, response: Response) {
  const jar = new Map(person.cookie.split("; ").filter(Boolean).map((pair) => [pair.split("=")[0] ?? "", pair]));
  for (const set of response.headers.getSetCookie()) {
    const pair = set.split(";")[0] ?? "";
    jar.set(pair.split("=")[0] ?? "", pair);
  }
  person.cookie = [...jar.values()].join("; ");
}
