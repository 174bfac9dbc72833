import { organizationClient, twoFactorClient } from "better-auth/client/plugins";
import { createAuthClient } from "better-auth/react";
import { m } from "../messages/messages.js";
import { Problem } from "./problem.ts";
import { inLanguage } from "./server-words/server-words.ts";

/** Better-auth's own client for `/api/auth`: sign-in, sessions, organizations, two-factor. */
export const auth = createAuthClient({ plugins: [organizationClient(), twoFactorClient()] });

interface AuthAnswer<T> {
  data: T;
  error: { message?: string | undefined; status: number; statusText: string } | null;
}

/** What Better-auth answered, its error thrown as the `Problem` every screen knows how to show. */
export async function settled<T>(answer: Promise<AuthAnswer<T>>): Promise<NonNullable<T>> {
  const { data, error } = await answer;
  if (error || data === null || data === undefined) {
    throw new Problem({
      status: error?.status ?? 0,
      title: error?.statusText || m.problems_not_done(),
      detail: error?.message ? inLanguage(error.message) : m.problems_no_reason_try_again(),
    });
  }
  return data;
}
