import fc from "fast-check";
import { expect, test } from "vitest";
import { normalizeEmail } from "./email.ts";

test.each([
  [" Bob@Example.COM ", "bob@example.com"],
  ["Bob Builder <Bob@example.com>", "bob@example.com"],
  ['"Builder, Bob" <bob@example.com>', "bob@example.com"],
  ["<bob@example.com>", "bob@example.com"],
  ["mailto:bob@example.com", "bob@example.com"],
  ["bob+crm.test@mail.example.co.uk", "bob+crm.test@mail.example.co.uk"],
  ["o'neil@example.com", "o'neil@example.com"],
  ["info@Müller.de", "info@xn--mller-kva.de"],
  ["info@例え.jp", "info@xn--r8jz45g.jp"],
  ["jörg@example.com", "jörg@example.com"],
  ["bob@example.com.", "bob@example.com"],
  [`${"a".repeat(64)}@example.com`, `${"a".repeat(64)}@example.com`],
])("%s is %s", (raw, normalized) => expect(normalizeEmail(raw)).toBe(normalized));

test.each([
  "",
  "bob",
  "bob@",
  "@example.com",
  "bob@localhost",
  "bob@@example.com",
  "bob@exa mple.com",
  ".bob@example.com",
  "bob.@example.com",
  "bo..b@example.com",
  "bob@-example.com",
  "bob@example-.com",
  "bob@example..com",
  "bob@[127.0.0.1]",
  "bob@127.0.0.1",
  "bob@1.2",
  "bob@example.c",
  "bob@example.com/path",
  "bob@example.com:80",
  "a@x.io, b@x.io",
  "bob smith@example.com",
  "bob@%65xample.com",
  `${"a".repeat(65)}@example.com`,
  `bob@${"a".repeat(64)}.com`,
  `bob@${"a.".repeat(130)}com`,
  "<bob@example.com",
  "x".repeat(2_000),
])("%j is no address", (raw) => expect(normalizeEmail(raw)).toBeNull());

test("Normalizing twice changes nothing", () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string()), (raw) => {
      const once = normalizeEmail(raw);
      if (once !== null) expect(normalizeEmail(once)).toBe(once);
    }),
  );
});
