import { SYSTEM_ROLES } from "@mainstay/model";
import { expect, test } from "vitest";
import { createIdentify, type Found } from "./identify.ts";

const found = (name: string, expiresAt: Date | null = null): Found => ({
  identity: {
    via: "session",
    sessionId: "s",
    apiKey: null,
    user: { id: "u", name, email: "ann@example.com", twoFactorEnabled: false },
    policy: null,
    org: null,
    member: null,
    role: SYSTEM_ROLES.owner,
  },
  expiresAt,
});
const START = new Date("2026-11-21T09:00:00Z");

function setUp(findBySession: (headers: Headers) => Promise<Found | null>) {
  const clock = { now: START };
  let lookups = 0;
  const identify = createIdentify({
    sessionCookie: "mainstay.session_token",
    now: () => clock.now,
    findBySession: (headers) => {
      lookups++;
      return findBySession(headers);
    },
    findByApiKey: async () => null,
    countRequest: async () => {},
  });
  return { identify, clock, lookups: () => lookups };
}

const withCookie = (cookie: string) => new Headers({ cookie });
const cookie = withCookie("theme=dark; mainstay.session_token=abc.def; other=1");

test("a known session is looked up once in half a minute", async () => {
  const { identify, clock, lookups } = setUp(async () => found("Ann"));
  await identify(cookie);
  await identify(cookie);
  expect(lookups()).toBe(1);

  clock.now = new Date(START.getTime() + 30_000);
  await identify(cookie);
  expect(lookups()).toBe(2);
});

test("a cached identity does not outlive its session", async () => {
  const { identify, clock } = setUp(async () => found("Ann", new Date(START.getTime() + 5_000)));
  expect(await identify(cookie)).not.toBeNull();
  clock.now = new Date(START.getTime() + 5_000);
  expect(await identify(cookie)).toBeNull();
});

test("what was read before a change is not kept after it", async () => {
  const slow = Promise.withResolvers<Found>();
  const answers = [slow.promise, Promise.resolve(found("after"))];
  const { identify } = setUp(async () => answers.shift() ?? null);

  const early = identify(cookie);
  identify.forget();
  slow.resolve(found("before"));

  expect((await early)?.user.name).toBe("before");
  expect((await identify(cookie))?.user.name).toBe("after");
});

test("only a cookie of exactly that name counts, and strangers cost no lookup", async () => {
  const { identify, lookups } = setUp(async () => found("Ann"));
  expect(await identify(new Headers())).toBeNull();
  expect(await identify(withCookie("x-mainstay.session_token=abc"))).toBeNull();
  expect(await identify(withCookie("mainstay.session_token="))).toBeNull();
  expect(lookups()).toBe(0);
  expect(await identify(withCookie("x-mainstay.session_token=abc;mainstay.session_token=def"))).not.toBeNull();
});
