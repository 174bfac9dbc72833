import { BlockList, isIP, isIPv4 } from "node:net";
import { z } from "zod";

/** `203.0.113.7`, `203.0.113.0/24` or the like in IPv6. */
const AddressRange = z
  .string()
  .trim()
  .refine(isRange, "must be an address such as 203.0.113.7 or a range such as 203.0.113.0/24");

/** What an organization asks of everybody who comes in, by browser or by key. */
export const SecurityPolicy = z.object({
  requireTwoFactor: z.boolean().default(false),
  /** Hours after which a session has to sign in again; null lets it live as long as it is used. */
  sessionHours: z.int().min(1).max(720).nullable().default(null),
  /** From where its data may be reached; everywhere while empty. */
  allowedAddresses: z.array(AddressRange).max(100).default([]),
});
export type SecurityPolicy = z.infer<typeof SecurityPolicy>;

/** The policy as an organization keeps it, rules it has never set included. */
export const policyOf = (kept: unknown): SecurityPolicy => SecurityPolicy.parse(kept ?? {});

/** Whether an address lies in one of the ranges. What is no address, such as that of a broken proxy, never does. */
export function isWithinRanges(address: string, ranges: readonly string[]): boolean {
  const plain = plainAddress(address);
  return isIP(plain) !== 0 && listOf(ranges).check(plain, isIPv4(plain) ? "ipv4" : "ipv6");
}

/** By the ranges as one policy has them: every request of its organization asks. */
const lists = new WeakMap<readonly string[], BlockList>();

function listOf(ranges: readonly string[]): BlockList {
  const known = lists.get(ranges);
  if (known) return known;
  const list = new BlockList();
  for (const range of ranges) {
    const [base = "", bits] = range.split("/");
    const family = isIPv4(base) ? "ipv4" : "ipv6";
    if (bits === undefined) list.addAddress(base, family);
    else list.addSubnet(base, Number(bits), family);
  }
  lists.set(ranges, list);
  return list;
}

/** An address as people write it: a socket that takes both families says `::ffff:203.0.113.7` of an IPv4 caller. */
export const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");

function isRange(text: string): boolean {
  const [base = "", bits, ...rest] = text.split("/");
  const family = isIP(base);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
