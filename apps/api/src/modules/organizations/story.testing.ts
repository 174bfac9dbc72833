import type { SystemRoleKey } from "@mainstay/model";
import { Browser, type TestHouse } from "./organizations.testing.ts";

export const PASSWORD = "correct horse battery";

let strangers = 0;

/** Somebody new, signed up and signed in. */
export async function signUp(house: TestHouse, name = "Ann Miller") {
  const email = `person${++strangers}@example.com`;
  const browser = new Browser(house);
  const answer = await browser.auth("/sign-up/email", { name, email, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`Sign-up answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return { browser, email, userId: String(answer.body.user.id) };
}

/** The owner of a new organization. */
export async function openOrganization(house: TestHouse, name = "Riverside Plumbing") {
  const owner = await signUp(house, "Olive Owner");
  const slug = `org-${++strangers}`;
  const answer = await owner.browser.auth("/organization/create", { name, slug });
  if (answer.status !== 200) throw new Error(`Creating answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return { ...owner, organizationId: String(answer.body.id), memberId: String(answer.body.members[0].id) };
}

/** Somebody who has joined through the link in the mailed invitation. */
export async function joinAs(
  house: TestHouse,
  owner: Browser,
  role: SystemRoleKey,
  extra: Record<string, unknown> = {},
) {
  const person = await signUp(house, `${role} person`);
  const invited = await owner.auth("/organization/invite-member", { email: person.email, role, ...extra });
  if (invited.status !== 200) throw new Error(`Inviting answered ${invited.status}: ${JSON.stringify(invited.body)}`);
  const joined = await person.browser.auth("/organization/accept-invitation", {
    invitationId: invitationLinkTo(house, person.email),
  });
  if (joined.status !== 200) throw new Error(`Accepting answered ${joined.status}: ${JSON.stringify(joined.body)}`);
  return { ...person, memberId: String(joined.body.member.id) };
}

/** The id in the link of the newest invitation mailed to somebody. */
export function invitationLinkTo(house: TestHouse, email: string): string {
  const mail = house.mails.findLast((one) => one.to === email && one.text.includes("/invitations/"));
  return (
    mail?.text.match(/https:\/\/crm\.example\.com\/invitations\/([0-9a-f-]{36})/)?.[1] ?? "no invitation was mailed"
  );
}
