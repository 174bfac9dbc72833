import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "../../modules/organizations/story.testing.ts";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({
    BASE_URL: "https://crm.example.com",
    TRUSTED_ORIGINS: "https://app.example.com",
    BODY_LIMIT_BYTES: "20000",
  });
});
afterAll(() => house.close());

const ask = (path: string, headers: Record<string, string> = {}) =>
  house.fetch(new Request(`https://crm.example.com${path}`, { headers }));

test.each([
  "/",
  "/healthz",
  "/docs",
  "/openapi.json",
  "/problems/invalid",
  "/api/v1/me",
  "/api/v1/nowhere",
  "/api/auth/get-session",
  "/api/auth/nowhere",
])("%s answers with the security headers and a request id", async (path) => {
  const { headers } = await ask(path);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'self'");
  expect(policy).toMatch(/script-src 'self'(;|$)/);
  expect(policy).toMatch(/connect-src 'self'(;|$)/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("strict-transport-security")).toMatch(/max-age=\d{7}/);
  expect(headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
});

test("what the API and sign-in answer is kept by no cache", async () => {
  const owner = await house.owner();
  for (const path of ["/me", "/members", "/api/auth/get-session", "/nowhere"]) {
    expect((await owner.get(path)).headers.get("cache-control"), path).toBe("no-store");
  }
});

test("a request id is taken over when it is one, and never otherwise", async () => {
  const idOf = async (given: string) => (await ask("/healthz", { "x-request-id": given })).headers.get("x-request-id");
  expect(await idOf("trace-1:a.b")).toBe("trace-1:a.b");
  for (const bad of ["<script>", "a b", "x".repeat(101), '{"a":1}']) expect(await idOf(bad)).toMatch(/^[0-9a-f-]{36}$/);
});

test("only the sites named may read answers with a person's cookie", async () => {
  const allowed = async (origin: string) => {
    const { headers } = await ask("/api/v1/me", { origin });
    return [headers.get("access-control-allow-origin"), headers.get("access-control-allow-credentials")];
  };
  expect(await allowed("https://app.example.com")).toEqual(["https://app.example.com", "true"]);
  expect((await allowed("https://evil.example.com"))[0]).toBeNull();
  expect((await allowed("null"))[0]).toBeNull();
});

test("a page elsewhere cannot act with a member's cookie; a program with a key may come from anywhere", async () => {
  const owner = await house.owner();
  const create = (headers: Record<string, string>) => owner.post("/companies", { name: "Rohr" }, headers);
  for (const origin of [
    "https://evil.example.com",
    "null",
    "http://crm.example.com",
    "https://crm.example.com.evil.com",
  ]) {
    expect((await create({ origin })).status, origin).toBe(403);
  }
  const silent = { cookie: owner.cookie, "content-type": "application/json", "sec-fetch-site": "cross-site" };
  const request = { method: "POST", headers: silent, body: '{"name":"Rohr"}' };
  expect((await house.fetch(new Request("https://crm.example.com/api/v1/companies", request))).status).toBe(403);
  expect((await owner.get("/companies")).data).toEqual([]);

  expect((await create({ origin: "https://app.example.com" })).status).toBe(201);
  const { key } = (await owner.post("/api-keys", { name: "Import", scopes: ["write"] })).data;
  const program = house.visitor();
  program.origin = "https://elsewhere.example.com";
  expect((await program.post("/companies", { name: "Söhne" }, { "x-api-key": key })).status).toBe(201);
});

test("a body beyond the limit is refused, whoever sends it and wherever", async () => {
  const owner = await house.owner();
  const large = { name: "x".repeat(20_000) };
  expect(await owner.post("/companies", large)).toMatchObject({ status: 413, body: { type: "/problems/too-large" } });
  expect((await house.visitor().post("/api/auth/sign-up/email", large)).status).toBe(413);
});

test("JSON that is hostile is refused in words and changes nothing else", async () => {
  const owner = await house.owner();
  const deep = (depth: number) => `{"name":"a","custom":${"[".repeat(depth)}${"]".repeat(depth)}}`;
  const bodies = {
    "a null character": '{"name":"a\\u0000b"}',
    "a constructor": '{"name":"a","constructor":{"prototype":{"isAdmin":true}}}',
    "great depth": deep(9_000),
    "no JSON": '{"name":',
    "a list": "[]",
    "a bare value": "1",
  };
  for (const [what, body] of Object.entries(bodies)) {
    const { status } = await owner.post("/companies", body);
    expect([400, 422], `${what} answered ${status}`).toContain(status);
  }
  expect((await owner.get("/companies")).data).toEqual([]);

  const made = await owner.post("/companies", '{"name":"a","__proto__":{"isAdmin":true,"industry":"planted"}}');
  expect(made.data).toMatchObject({ name: "a", industry: null });
  expect({}).not.toHaveProperty("isAdmin");
});

test("names that every JavaScript object has are no fields", async () => {
  const owner = await house.owner();
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
    for (const query of [
      `sort=${name}`,
      `fields=${name}`,
      `filter=${name}:1`,
      `filter={"field":"${name}","operator":"eq","value":1}`,
    ]) {
      const { status } = await owner.get(`/leads?${query}`);
      expect([400, 422], `${query} answered ${status}`).toContain(status);
    }
  }
});

test("null characters and broken Unicode in sign-in are refused, not broken down on", async () => {
  const visitor = house.visitor();
  const account = { name: "Ann", email: "nul@example.com", password: "correct horse battery" };
  for (const bad of [{ name: "A\u0000nn" }, { email: "n\u0000ul@example.com" }, { name: "A\ud800" }]) {
    const { status } = await visitor.post("/api/auth/sign-up/email", { ...account, ...bad });
    expect(status, JSON.stringify(bad)).toBeLessThan(500);
  }
  expect((await visitor.get("/api/auth/organization/get-full-organization?organizationSlug=%00")).status).toBeLessThan(
    500,
  );
});

test("too many anonymous requests wait, and the first address a stranger writes down is not believed", async () => {
  const strict = await openTestHouse({ PUBLIC_RATE_LIMIT_PER_MINUTE: "3" });
  const visitor = strict.visitor();
  const call = (claimed: number) => visitor.get("/me", { "x-forwarded-for": `192.0.2.${claimed}, 203.0.113.9` });
  const statuses = [];
  for (let claimed = 0; claimed < 3; claimed++) statuses.push((await call(claimed)).status);
  const refused = await call(4);
  await strict.close();

  expect(statuses).toEqual([401, 401, 401]);
  expect(refused).toMatchObject({ status: 429, body: { type: "/problems/too-many-requests" } });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("a limit cannot be walked around by writing its address differently", async () => {
  const person = await house.stranger();
  for (const path of [
    "/api/auth/sign-in/email/",
    "/api/auth//sign-in/email",
    "/api/auth/sign-in/%65mail",
    "/api/auth/Sign-In/email",
  ]) {
    const { email, password } = person;
    expect((await house.visitor().post(path, { email, password })).status, path).toBe(404);
  }
});

test("sign-in and reset say the same to a stranger, whether there is an account or not", async () => {
  const { email } = await house.stranger();
  const visitor = house.visitor();
  const answers = async (address: string) => {
    const signedIn = await signIn(visitor, { email: address, password: "not the password" });
    const reset = await visitor.post("/api/auth/request-password-reset", { email: address });
    return [signedIn.status, signedIn.body, reset.status, reset.body];
  };
  expect(await answers(email)).toEqual(await answers("nobody@example.com"));
});

test("no link of ours leads elsewhere", async () => {
  const person = await house.stranger();
  const elsewhere = "https://evil.example.com";
  const calls = [
    person.get(`/api/auth/reset-password/token?callbackURL=${elsewhere}`),
    person.get(`/api/auth/verify-email?token=x&callbackURL=${elsewhere}`),
    person.post("/api/auth/sign-in/email", { email: person.email, password: person.password, callbackURL: elsewhere }),
    person.post("/api/auth/request-password-reset", { email: person.email, redirectTo: elsewhere }),
    person.post("/api/auth/change-email", { newEmail: "new@example.com", callbackURL: elsewhere }),
    person.post("/api/auth/sign-in/email", {
      email: person.email,
      password: person.password,
      callbackURL: "//evil.example.com",
    }),
  ];
  for (const { status, headers } of await Promise.all(calls)) {
    expect(status).toBe(403);
    expect(headers.get("location")).toBeNull();
  }
});

test("signing in never continues a session that was there before", async () => {
  const person = await house.stranger();
  const planted = house.visitor();
  planted.cookie = person.cookie;
  const victim = await house.stranger();
  await signIn(planted, victim);

  expect(planted.cookie).not.toBe(person.cookie);
  expect((await person.get("/me")).data.user.email).toBe(person.email);
  expect((await planted.get("/me")).data.user.email).toBe(victim.email);
});

test("one address is one account, however it is written", async () => {
  const { email, name, password } = await house.stranger();
  const taken = await house.visitor().post("/api/auth/sign-up/email", { name, password, email: email.toUpperCase() });
  expect(taken.status).toBe(422);
  expect((await signIn(house.visitor(), { email: email.toUpperCase(), password })).status).toBe(200);
  // The Kelvin sign's lower case is a plain k.
  for (const lookalike of ["\u212Aim@example.com", "ＡＮＮ@example.com", "ann@exämple.com\u200b"]) {
    const { status } = await house.visitor().post("/api/auth/sign-up/email", { name, password, email: lookalike });
    expect(status, lookalike).toBe(400);
  }
});
