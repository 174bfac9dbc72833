import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import { enableTwoFactor, signIn, totp } from "./story.testing.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ BASE_URL: "https://crm.example.com" });
});
afterAll(() => house.close());

test("signing up signs in, with a cookie no script and no other site can use", async () => {
  const browser = house.visitor();
  const email = "ann@example.com";
  const answer = await browser.post("/api/auth/sign-up/email", {
    name: "Ann",
    email,
    password: "correct horse battery",
  });

  expect(answer.headers.getSetCookie().join()).toMatch(
    /^__Secure-mainstay\.session_token=.*HttpOnly; Secure; SameSite=Lax$/,
  );
  expect((await browser.get("/me")).data).toMatchObject({
    user: { email },
    organization: null,
    capabilities: [],
  });
});

test("over plain http the cookie is not marked secure, so that a first start on localhost works", async () => {
  const local = await openTestHouse({ BASE_URL: "http://localhost:3000" });
  const answer = await signIn(local.visitor(), await local.stranger());
  await local.close();

  expect(answer.headers.getSetCookie().join()).toMatch(/^mainstay\.session_token=/);
  expect(answer.headers.getSetCookie().join()).not.toContain("Secure");
});

test("a wrong password signs nobody in, and both attempts are in the history", async () => {
  const person = await house.stranger();
  const browser = house.visitor();

  expect((await signIn(browser, { ...person, password: "not the password" })).status).toBe(401);
  expect((await browser.get("/me")).status).toBe(401);
  expect((await signIn(browser, person)).status).toBe(200);

  const history = (await browser.get("/login-history")).data;
  expect(history).toMatchObject([
    { outcome: "success", ipAddress: browser.address, userAgent: "test" },
    { outcome: "failed", reason: "Invalid email or password" },
  ]);
});

test("after ten wrong passwords even the right one has to wait", async () => {
  const person = await house.stranger();
  const guesser = house.visitor();
  for (let attempt = 0; attempt < 10; attempt++)
    await signIn(guesser, { ...person, password: `guess number ${attempt}` });

  const answer = await signIn(guesser, person);

  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(60);
});

test.each(["password123", "short", "qwertyuiop1"])("the password %s is refused", async (password) => {
  const answer = await house
    .visitor()
    .post("/api/auth/sign-up/email", { name: "Bob", email: "bob@example.com", password });
  expect(answer.status).toBe(400);
});

test("a foreign site cannot act with a person's cookie", async () => {
  const person = await house.stranger();
  person.origin = "https://evil.example.com";

  expect((await person.post("/api/auth/organization/create", { name: "Stolen", slug: "stolen" })).status).toBe(403);
  expect((await person.post("/api/auth/sign-out", {})).status).toBe(403);
});

test("a revoked session is refused at once; the others go on", async () => {
  const person = await house.stranger();
  const phone = house.visitor();
  await signIn(phone, person);
  expect((await phone.get("/me")).status).toBe(200);

  expect((await person.get("/api/auth/list-sessions")).body).toHaveLength(2);
  await person.post("/api/auth/revoke-other-sessions", {});

  expect((await phone.get("/me")).status).toBe(401);
  expect((await person.get("/me")).status).toBe(200);
});

test("a session that has expired is refused at once, whatever is cached", async () => {
  const person = await house.stranger();
  expect((await person.get("/me")).status).toBe(200);
  house.clock.now = new Date(Date.now() + 31 * 24 * 60 * 60 * 1_000);

  // The clock moves our cache only; the session's own end is Better-auth's to see.
  await house.house.database.system.execute("update auth.session set expires_at = now() - interval '1 minute'");
  expect((await person.get("/me")).status).toBe(401);
  house.clock.now = undefined;
});

test("a forged cookie is nobody", async () => {
  const person = await house.stranger();
  person.cookie = person.cookie.replace(
    /(?<=session_token=[^.;]+)\.[^;]+/,
    `.${encodeURIComponent("A".repeat(43))}%3D`,
  );
  expect((await person.get("/me")).status).toBe(401);
});

test("a mailed link sets a new password, once, and ends every session", async () => {
  const person = await house.stranger();
  await person.post("/api/auth/request-password-reset", { email: person.email, redirectTo: "/anywhere" });
  await expect.poll(async () => (await house.mailTo(person.email))?.subject).toBe("Choose a new password");
  const mail = await house.mailTo(person.email);
  const token = mail?.text.match(/https:\/\/crm\.example\.com\/reset-password\?token=(\S+)/)?.[1];
  expect(mail?.headers).toEqual({});

  expect((await person.post("/api/auth/reset-password", { token, newPassword: "password1234" })).status).toBe(400);
  expect((await person.post("/api/auth/reset-password", { token, newPassword: "seven green kettles" })).status).toBe(
    200,
  );

  expect((await person.post("/api/auth/reset-password", { token, newPassword: "eight green kettles" })).status).toBe(
    400,
  );
  expect((await person.get("/me")).status).toBe(401);
  expect((await signIn(house.visitor(), { ...person, password: "seven green kettles" })).status).toBe(200);
});

test("a new address counts once its link has been followed", async () => {
  const person = await house.stranger();
  await person.post("/api/auth/change-email", { newEmail: "moved@example.com" });
  const link = (await house.mailTo("moved@example.com"))?.text.match(/https:\/\/\S+/)?.[0] ?? "";
  expect((await person.get("/me")).data.user.email).not.toBe("moved@example.com");

  await person.get(link.replace("https://crm.example.com", ""));

  expect((await person.get("/me")).data.user.email).toBe("moved@example.com");
});

test("with a second factor the password alone opens nothing; a code or a backup code does", async () => {
  const person = await house.stranger();
  const { secret, backupCodes } = await enableTwoFactor(person);

  const phone = house.visitor();
  expect((await signIn(phone, person)).body).toMatchObject({ twoFactorRedirect: true });
  expect((await phone.get("/me")).status).toBe(401);
  expect((await phone.post("/api/auth/two-factor/verify-totp", { code: totp(secret) })).status).toBe(200);
  expect((await phone.get("/me")).data.user).toMatchObject({ email: person.email, twoFactorEnabled: true });

  const spare = house.visitor();
  await signIn(spare, person);
  const [code] = backupCodes;
  expect((await spare.post("/api/auth/two-factor/verify-backup-code", { code })).status).toBe(200);
  const outcomes = (await phone.get("/login-history")).data.map((login: { outcome: string }) => login.outcome);
  expect(outcomes.slice(0, 4)).toEqual(["success", "two_factor_required", "success", "two_factor_required"]);
});

test("on a server for invited people only the first and the invited can sign up", async () => {
  const closed = await openTestHouse({ SIGN_UP: "invited" });
  const owner = await closed.owner();

  const stranger = closed.visitor();
  const account = { name: "Stranger", email: "stranger@example.com", password: "correct horse battery" };
  const refused = await stranger.post("/api/auth/sign-up/email", account);
  expect(refused).toMatchObject({ status: 403, body: { code: "INVITATION_NEEDED" } });

  await owner.post("/api/auth/organization/invite-member", { email: account.email, role: "sales" });
  expect((await stranger.post("/api/auth/sign-up/email", account)).status).toBe(200);
  expect((await stranger.post("/api/auth/organization/create", { name: "Own", slug: "own" })).status).toBe(403);
  await closed.close();
});

test("a person's name, zone and locale are theirs to change, and wrong ones are refused", async () => {
  const owner = await house.owner();
  const person = await house.colleague(owner, "guest");

  const changed = await person.patch("/me", { name: "Gus Guest", timezone: "Europe/Berlin", locale: "de-DE" });
  expect(changed.data.user).toMatchObject({ name: "Gus Guest", timezone: "Europe/Berlin", locale: "de-DE" });
  expect((await person.patch("/me", { timezone: "Mars/Olympus" })).body.errors).toMatchObject([
    { pointer: "/timezone" },
  ]);
});

test("a new password ends the wait after too many wrong ones", async () => {
  const person = await house.stranger();
  const guesser = house.visitor();
  for (let attempt = 0; attempt < 10; attempt++)
    await signIn(guesser, { ...person, password: `guess number ${attempt}` });
  expect((await signIn(house.visitor(), person)).status).toBe(429);

  await person.post("/api/auth/request-password-reset", { email: person.email });
  await expect.poll(async () => (await house.mailTo(person.email))?.subject).toBe("Choose a new password");
  const [, token] = (await house.mailTo(person.email))?.text.match(/token=(\S+)/) ?? [];
  const password = "seven green kettles";
  expect((await house.visitor().post("/api/auth/reset-password", { token, newPassword: password })).status).toBe(200);
  expect((await signIn(house.visitor(), { ...person, password })).status).toBe(200);
});
