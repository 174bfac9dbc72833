import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  Browser,
  openTestHouse,
  startOrganizationsCluster,
  type TestCluster,
  type TestHouse,
} from "./organizations.testing.ts";
import { joinAs, openOrganization, PASSWORD, signUp } from "./story.testing.ts";

let cluster: TestCluster;
let house: TestHouse;

beforeAll(async () => {
  cluster = await startOrganizationsCluster();
  house = await openTestHouse(cluster);
}, 60_000);
afterAll(async () => {
  await house?.close();
  await cluster?.stop();
});

test("signing up signs in, with a cookie no script and no other site can use", async () => {
  const { browser, email } = await signUp(house);

  expect(browser.setCookies.join()).toMatch(/^__Secure-mainstay\.session_token=.*HttpOnly; Secure; SameSite=Lax$/);
  expect((await browser.api("GET", "/me")).body).toMatchObject({
    user: { email },
    organization: null,
    capabilities: [],
  });
});

test("over plain http the cookie is not marked secure, so that a first start on localhost works", async () => {
  const local = await openTestHouse(cluster, { BASE_URL: "http://localhost:3000" });
  const { browser } = await signUp(local);
  expect(browser.setCookies.join()).toMatch(/^mainstay\.session_token=/);
  expect(browser.setCookies.join()).not.toContain("Secure");
  await local.close();
});

test("a wrong password signs nobody in, and both attempts are in the history", async () => {
  const { email } = await signUp(house);
  const browser = new Browser(house);

  expect((await browser.auth("/sign-in/email", { email, password: "not the password" })).status).toBe(401);
  expect((await browser.api("GET", "/me")).status).toBe(401);
  expect((await browser.auth("/sign-in/email", { email, password: PASSWORD })).status).toBe(200);

  const history = (await browser.api("GET", "/login-history")).body;
  expect(history).toMatchObject([
    { outcome: "success", ipAddress: "203.0.113.7", userAgent: "test" },
    { outcome: "failed", reason: "Invalid email or password" },
  ]);
});

test("after ten wrong passwords even the right one has to wait", async () => {
  const { email } = await signUp(house);
  const guesser = new Browser(house);
  for (let attempt = 0; attempt < 10; attempt++)
    await guesser.auth("/sign-in/email", { email, password: `guess number ${attempt}` });

  const answer = await guesser.auth("/sign-in/email", { email, password: PASSWORD });

  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(60);
});

test.each(["password123", "short", "qwertyuiop1"])("the password %s is refused", async (password) => {
  const answer = await new Browser(house).auth("/sign-up/email", { name: "Bob", email: "bob@example.com", password });
  expect(answer.status).toBe(400);
});

test("a foreign site cannot act with a person's cookie", async () => {
  const { browser } = await signUp(house);
  browser.origin = "https://evil.example.com";

  expect((await browser.auth("/organization/create", { name: "Stolen", slug: "stolen" })).status).toBe(403);
  expect((await browser.auth("/sign-out", {})).status).toBe(403);
});

test("a revoked session is refused at once; the others go on", async () => {
  const { browser, email } = await signUp(house);
  const phone = new Browser(house);
  await phone.auth("/sign-in/email", { email, password: PASSWORD });
  expect((await phone.api("GET", "/me")).status).toBe(200);

  expect((await browser.auth("/list-sessions")).body).toHaveLength(2);
  await browser.auth("/revoke-other-sessions", {});

  expect((await phone.api("GET", "/me")).status).toBe(401);
  expect((await browser.api("GET", "/me")).status).toBe(200);
});

test("a session that has expired is refused at once, whatever is cached", async () => {
  const { browser } = await signUp(house);
  expect((await browser.api("GET", "/me")).status).toBe(200);
  house.clock.now = new Date(Date.now() + 31 * 24 * 60 * 60 * 1_000);

  // The clock moves our cache only; the session's own end is Better-auth's to see.
  await house.database.system.execute("update auth.session set expires_at = now() - interval '1 minute'");
  expect((await browser.api("GET", "/me")).status).toBe(401);
  house.clock.now = new Date();
});

test("a forged cookie is nobody", async () => {
  const { browser } = await signUp(house);
  const [name = "", value = ""] = [...browser.cookies][0] ?? [];
  browser.cookies.set(name, value.replace(/\.[^.]+$/, `.${encodeURIComponent("A".repeat(43))}%3D`));
  expect((await browser.api("GET", "/me")).status).toBe(401);
});

test("a mailed link sets a new password, once, and ends every session", async () => {
  const { browser, email } = await signUp(house);
  await browser.auth("/request-password-reset", { email, redirectTo: "/anywhere" });
  const mail = house.mails.findLast((one) => one.to === email);
  const token = mail?.text.match(/https:\/\/crm\.example\.com\/reset-password\?token=(\S+)/)?.[1];
  expect(mail?.headers).toBeUndefined();

  expect((await browser.auth("/reset-password", { token, newPassword: "password1234" })).status).toBe(400);
  expect((await browser.auth("/reset-password", { token, newPassword: "seven green kettles" })).status).toBe(200);

  expect((await browser.auth("/reset-password", { token, newPassword: "eight green kettles" })).status).toBe(400);
  expect((await browser.api("GET", "/me")).status).toBe(401);
  expect((await new Browser(house).auth("/sign-in/email", { email, password: "seven green kettles" })).status).toBe(
    200,
  );
});

test("a new address counts once its link has been followed", async () => {
  const { browser } = await signUp(house);
  await browser.auth("/change-email", { newEmail: "moved@example.com" });
  const link = house.mails.findLast((one) => one.to === "moved@example.com")?.text.match(/https:\/\/\S+/)?.[0] ?? "";
  expect((await browser.api("GET", "/me")).body.user.email).not.toBe("moved@example.com");

  await browser.auth(link.replace(/^.*\/api\/auth/, ""));

  expect((await browser.api("GET", "/me")).body.user.email).toBe("moved@example.com");
});

test("with a second factor the password alone opens nothing; a code or a backup code does", async () => {
  const { browser, email } = await signUp(house);
  const enabled = await browser.auth("/two-factor/enable", { password: PASSWORD });
  const secret = new URL(enabled.body.totpURI).searchParams.get("secret") ?? "";
  expect((await browser.auth("/two-factor/verify-totp", { code: totp(secret) })).status).toBe(200);

  const phone = new Browser(house);
  expect((await phone.auth("/sign-in/email", { email, password: PASSWORD })).body).toMatchObject({
    twoFactorRedirect: true,
  });
  expect((await phone.api("GET", "/me")).status).toBe(401);
  expect((await phone.auth("/two-factor/verify-totp", { code: totp(secret) })).status).toBe(200);
  expect((await phone.api("GET", "/me")).body.user).toMatchObject({ email, twoFactorEnabled: true });

  const spare = new Browser(house);
  await spare.auth("/sign-in/email", { email, password: PASSWORD });
  const code = enabled.body.backupCodes[0];
  expect((await spare.auth("/two-factor/verify-backup-code", { code })).status).toBe(200);
  const outcomes = (await phone.api("GET", "/login-history")).body.map((login: { outcome: string }) => login.outcome);
  expect(outcomes.slice(0, 4)).toEqual(["success", "two_factor_required", "success", "two_factor_required"]);
});

test("on a server for invited people only the first and the invited can sign up", async () => {
  const closed = await openTestHouse(cluster, { SIGN_UP: "invited" });
  const owner = await openOrganization(closed);

  const stranger = new Browser(closed);
  const refused = await stranger.auth("/sign-up/email", {
    name: "Stranger",
    email: "stranger@example.com",
    password: PASSWORD,
  });
  expect(refused).toMatchObject({ status: 403, body: { code: "INVITATION_NEEDED" } });

  await owner.browser.auth("/organization/invite-member", { email: "stranger@example.com", role: "sales" });
  expect(
    (await stranger.auth("/sign-up/email", { name: "Guest", email: "stranger@example.com", password: PASSWORD }))
      .status,
  ).toBe(200);
  expect((await stranger.auth("/organization/create", { name: "Own", slug: "own" })).status).toBe(403);
  await closed.close();
});

test("a person's name, zone and locale are theirs to change, and wrong ones are refused", async () => {
  const owner = await openOrganization(house);
  const { browser } = await joinAs(house, owner.browser, "guest");

  const changed = await browser.api("PATCH", "/me", { name: "Gus Guest", timezone: "Europe/Berlin", locale: "de-DE" });
  expect(changed.body.user).toMatchObject({ name: "Gus Guest", timezone: "Europe/Berlin", locale: "de-DE" });
  expect((await browser.api("PATCH", "/me", { timezone: "Mars/Olympus" })).body.errors).toMatchObject([
    { pointer: "/timezone" },
  ]);
});

/** RFC 6238 with its defaults: SHA-1, 30 seconds, 6 digits. */
function totp(base32: string): string {
  const bits = [...base32]
    .map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
