import { createHash } from "node:crypto";
import { normalizeEmail } from "@mainstay/model/email";
import { normalizePhone } from "@mainstay/model/phone";
import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";

/**
 * What an e-mail address or phone number is remembered by after the person is deleted: told apart by organization, so
 * that two of them cannot be compared, and by nothing else, so that it still matches after a move to another server.
 * @param address normalised: lower-case e-mail, or E.164
 */
export const addressHash = (ctx: Pick<Ctx, "org">, address: string): string =>
  createHash("sha256").update(`${ctx.org.id} ${address}`).digest("hex");

/** The same for an address that stands in a column. */
export const addressHashSql = (orgId: SQL, address: SQL): SQL =>
  sql`encode(sha256(convert_to(${orgId}::text || ' ' || ${address}, 'UTF8')), 'hex')`;

/** The one spelling of an address, by the look of it an e-mail or a phone number; null when it is neither. */
export function normalizeAddress(ctx: Pick<Ctx, "org">, address: string): string | null {
  return isEmail(address) ? normalizeEmail(address) : (normalizePhone(address, ctx.org.country)?.e164 ?? null);
}

export const isEmail = (address: string): boolean => address.includes("@");

/** An address as the keys that records are found by. */
export const reachOf = (address: string) =>
  isEmail(address) ? { emails: [address], phones: [] } : { emails: [], phones: [address] };
