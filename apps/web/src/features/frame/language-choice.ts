import { api, good } from "../../lib/api.ts";
import { inRegion, type Language, showLanguage } from "../../lib/language.ts";
import { queryClient } from "../../lib/query-client.ts";
import { type Me, meQuery } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";

/**
 * Shows another language at once and keeps it as the member's, so that it is with them in every browser. The region
 * stays: who works in the United States in Spanish still reads dollars and miles.
 */
export async function chooseLanguage({ user, organization }: Me, next: Language): Promise<void> {
  const locale = inRegion(user.locale ?? organization.locale, next);
  queryClient.setQueryData(meQuery.queryKey, (now) => now && { ...now, user: { ...now.user, locale } });
  await showLanguage(next);
  try {
    await good(api.PATCH("/api/v1/me", { body: { locale } }));
  } catch (error) {
    // This screen keeps the language; only the other browsers do not know of it yet.
    announceFailure(error, m.frame_language_not_kept());
  }
}
