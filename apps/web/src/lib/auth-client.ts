import { organizationClient, twoFactorClient } from "better-auth/client/plugins";
import { createAuthClient } from "better-auth/react";
import { Problem } from "./problem.ts";

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
      title: error?.statusText || "Not done",
      detail: error?.message || "The server gave no reason. Try again in a moment.",
    });
  }
  return data;
}
