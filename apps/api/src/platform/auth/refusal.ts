import type { Identity } from "../context.ts";
import type { Membership } from "./membership.ts";
import { isWithinRanges } from "./security-policy.ts";

/** Why an organization does not let somebody in who is a member of it. */
export type Refusal = "address" | "two_factor" | "leaving";

export const REFUSAL_WORDS: Record<Refusal, string> = {
  address: "This organization can be reached from certain networks only, and this is none of them.",
  two_factor: "This organization asks for two-factor sign-in. Turn it on for your account first.",
  leaving: "This organization is about to be deleted; only its owners can still open it.",
};

type Insider = Pick<Membership, "org" | "role" | "policy">;

/** What the organization's rules say to a member who calls from an address; null lets them in. */
export function refusal(
  { org, role, policy }: Insider,
  user: { twoFactorEnabled?: boolean | null },
  address: string,
): Refusal | null {
  const { allowedAddresses, requireTwoFactor } = policy;
  if (org.deletesAt !== null && role.key !== "owner") return "leaving";
  if (allowedAddresses.length > 0 && !isWithinRanges(address, allowedAddresses)) return "address";
  return requireTwoFactor && !user.twoFactorEnabled ? "two_factor" : null;
}

/**
 * The identity as far as its organization lets it in: who is refused keeps their account and nothing of the
 * organization, so that no door behind this one has to know the rules.
 */
export function withinPolicy(identity: Identity, address: string): Identity {
  const { org, role, policy, user } = identity;
  if (!org || !role || !policy) return identity;
  const why = refusal({ org, role, policy }, user, address);
  return why ? { ...identity, org: null, member: null, role: null, refused: { why, by: org.name } } : identity;
}
