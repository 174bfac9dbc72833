import { createECDH, hkdfSync } from "node:crypto";
import { authSecret } from "../../../platform/auth/secret.ts";
import type { Config } from "../../../platform/config.ts";

/** Keys by which push services know this installation again (VAPID, RFC 8292), as base64url. */
export interface PushKey {
  publicKey: string;
  privateKey: string;
}

/** How many points P-256 has; a private key is one of the numbers below (FIPS 186-5, A.2.1). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** 64 bits more than the order has, so that the remainder favours no key. */
const SEED_BYTES = 40;

/**
 * The installation's own pair, made from its secret: the same in every process and after a restore, and kept nowhere.
 * With another secret browsers subscribe anew, by themselves, when their page is next opened.
 */
export async function pushKey(config: Config): Promise<PushKey> {
  const seed = hkdfSync("sha256", await authSecret(config), "", "mainstay push key", SEED_BYTES);
  const number = (BigInt(`0x${Buffer.from(seed).toString("hex")}`) % (ORDER - 1n)) + 1n;
  const privateKey = Buffer.from(number.toString(16).padStart(64, "0"), "hex");
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(privateKey);
  return { publicKey: pair.getPublicKey("base64url"), privateKey: privateKey.toString("base64url") };
}
