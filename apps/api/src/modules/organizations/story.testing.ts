import { createHmac } from "node:crypto";
import pg from "pg";
import type { TestHouse } from "../../testing/house.ts";
import type { Person, Visitor } from "../../testing/person.ts";

/** Signs a person in with another browser. */
export function signIn(browser: Visitor, { email, password }: Pick<Person, "email" | "password">) {
  return browser.post("/api/auth/sign-in/email", { email, password });
}

/** The id in the link of the newest invitation mailed to somebody. */
export async function invitationTo(house: TestHouse, email: string): Promise<string> {
  const link = `${house.house.config.baseUrl}/invitations/`;
  const [, id = "no invitation was mailed"] = (await house.mailTo(email))?.text.split(link) ?? [];
  return id.slice(0, 36);
}

/** Runs SQL past every role of the server's, to plant what should never be there. */
export async function asDatabaseOwner(house: TestHouse, sql: string): Promise<void> {
  const client = new pg.Client(house.connection);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** Turns the second factor on; answers its secret and the codes for a lost phone. */
export async function enableTwoFactor(person: Person): Promise<{ secret: string; backupCodes: string[] }> {
  const { body } = await person.post("/api/auth/two-factor/enable", { password: person.password });
  const secret = new URL(body.totpURI).searchParams.get("secret") ?? "";
  const verified = await person.post("/api/auth/two-factor/verify-totp", { code: totp(secret) });
  if (verified.status !== 200) throw new Error(`Verifying answered ${verified.status}`);
  return { secret, backupCodes: body.backupCodes };
}

/** What an authenticator app shows now: RFC 6238 with its defaults, SHA-1, 30 seconds, 6 digits. */
export function totp(base32: string): string {
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
