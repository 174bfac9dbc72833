import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { authSecret } from "../../platform/auth/secret.ts";
import type { House } from "../../platform/context.ts";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a channel's keys with a key derived from the installation's secret: a copy of the database alone sends
 * nothing in anybody's name.
 */
export async function encryptSecrets(house: House, secrets: Record<string, string>): Promise<string> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, await keyOf(house), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** @throws Error when the installation's secret is no longer the one they were encrypted with */
export async function decryptSecrets(house: House, sealed: string | null): Promise<Record<string, string>> {
  if (sealed === null) return {};
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv(ALGORITHM, await keyOf(house), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
    "utf8",
  );
  return JSON.parse(text);
}

const keyOf = async (house: House): Promise<Buffer> =>
  Buffer.from(hkdfSync("sha256", await authSecret(house.config), "", "mainstay channel secrets", 32));
