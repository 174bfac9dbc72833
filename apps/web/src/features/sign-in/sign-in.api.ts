import { auth, settled } from "../../lib/auth-client.ts";
import { language } from "../../lib/language.ts";
import { queryClient } from "../../lib/query-client.ts";

export interface NewPerson {
  name: string;
  email: string;
  password: string;
}

export interface NewOrganization {
  name: string;
  country: string;
  timezone: string;
}

/** Signs in; `needsCode` when the person has two-factor on. */
export async function signIn(person: { email: string; password: string }): Promise<{ needsCode: boolean }> {
  const answer = await settled(auth.signIn.email(person));
  const needsCode = "twoFactorRedirect" in answer && answer.twoFactorRedirect === true;
  if (!needsCode) forgetStranger();
  return { needsCode };
}

/** The second step: a code of the authenticator app, or one of the backup codes. */
export async function signInWithCode(code: string) {
  const isBackupCode = !/^\d{6}$/.test(code.trim());
  if (isBackupCode) await settled(auth.twoFactor.verifyBackupCode({ code: code.trim() }));
  else await settled(auth.twoFactor.verifyTotp({ code: code.trim() }));
  forgetStranger();
}

export async function signUp(person: NewPerson) {
  await settled(auth.signUp.email(person));
  forgetStranger();
}

/** Makes an organization with the signed-in person as its owner and goes into it. */
export async function foundOrganization({ name, country, timezone }: NewOrganization) {
  // What is made for the organization, such as its pipelines, is named in the language its founder reads.
  const locale = new Intl.Locale(language.get(), { region: country }).toString();
  const { id } = await settled(
    // Country, zone and locale are fields of our own on Better-auth's organization.
    auth.organization.create({ name, slug: slugOf(name), ...{ country, timezone, locale } }),
  );
  await settled(auth.organization.setActive({ organizationId: id }));
  forgetStranger();
}

export const requestReset = (email: string) =>
  settled(auth.requestPasswordReset({ email, redirectTo: "/reset-password" }));

export const resetPassword = (newPassword: string, token: string) =>
  settled(auth.resetPassword({ newPassword, token }));

export const readInvitation = (id: string) => settled(auth.organization.getInvitation({ query: { id } }));

export async function acceptInvitation(invitationId: string) {
  const { invitation } = await settled(auth.organization.acceptInvitation({ invitationId }));
  await settled(auth.organization.setActive({ organizationId: invitation.organizationId }));
  forgetStranger();
}

/** Whether the signed-in person belongs anywhere yet. */
export const isSignedIn = async () => (await auth.getSession()).data !== null;

/** What was fetched before signing in was fetched as nobody. */
const forgetStranger = () => queryClient.clear();

/** Slugs are unique over all organizations, names are not. */
function slugOf(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${words || "organization"}-${Math.random().toString(36).slice(2, 8)}`;
}
