import { queryOptions } from "@tanstack/react-query";
import { api, good, type Schemas } from "../../lib/api.ts";
import { auth, settled } from "../../lib/auth-client.ts";
import { Problem } from "../../lib/problem.ts";
import { m } from "../../messages/messages.js";

export const changeProfile = (body: Schemas["ChangeMe"]) => good(api.PATCH("/api/v1/me", { body }));

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: async () => {
    const [sessions, current] = await Promise.all([settled(auth.listSessions()), settled(auth.getSession())]);
    return sessions.map((session) => ({ ...session, isCurrent: session.id === current.session.id }));
  },
});

export const endSession = (token: string) => settled(auth.revokeSession({ token }));

export const changePassword = (change: { currentPassword: string; newPassword: string }) =>
  settled(auth.changePassword({ ...change, revokeOtherSessions: true }));

/** Begins two-factor: the address an authenticator app scans, and codes for the day the phone is lost. */
export async function startTwoFactor(password: string): Promise<{ totpURI: string; backupCodes: string[] }> {
  const answer = await settled(auth.twoFactor.enable({ password }));
  if (answer.method !== "totp")
    throw new Problem({ title: m.settings_two_factor_missing(), detail: m.settings_two_factor_missing_about() });
  return answer;
}

export const confirmTwoFactor = (code: string) => settled(auth.twoFactor.verifyTotp({ code }));

export const endTwoFactor = (password: string) => settled(auth.twoFactor.disable({ password }));
