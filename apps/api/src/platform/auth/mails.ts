import { composeMail, type Mail } from "@mainstay/mail";

/** Names the organization whose members' manager may read a mail in the development mailbox. */
export const ORGANIZATION_HEADER = "X-Mainstay-Organization";

/*
 * Mails that carry a one-time link to one person's account have no organization header: the mailbox page never shows
 * them, since whoever reads a reset link owns the account.
 */

export function passwordResetMail(to: string, input: { name: string; url: string }): Mail {
  return composeMail(to, "Choose a new password", {
    greeting: `Hello ${input.name},`,
    paragraphs: ["somebody, probably you, asked for a new password for your Mainstay account."],
    action: { label: "Choose a new password", url: input.url },
    closing: [
      "The link works once, for one hour.",
      "If it was not you, ignore this mail: your password stays as it is.",
    ],
  });
}

export function verifyEmailMail(to: string, input: { name: string; url: string }): Mail {
  return composeMail(to, "Confirm your e-mail address", {
    greeting: `Hello ${input.name},`,
    paragraphs: [`please confirm that ${to} is your address.`],
    action: { label: "Confirm the address", url: input.url },
    closing: ["If you did not ask for this, ignore this mail."],
  });
}

export function confirmEmailChangeMail(to: string, input: { name: string; newEmail: string; url: string }): Mail {
  return composeMail(to, "Your e-mail address is about to change", {
    greeting: `Hello ${input.name},`,
    paragraphs: [`you asked to sign in as ${input.newEmail} from now on. Please confirm from this address first.`],
    action: { label: "Change my address", url: input.url },
    closing: ["If it was not you, do not follow the link, and choose a new password."],
  });
}

export function invitationMail(
  to: string,
  input: { organization: { id: string; name: string }; inviter: string; role: string; url: string; expiresAt: Date },
): Mail {
  const { organization, inviter, role, url, expiresAt } = input;
  const until = expiresAt.toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });
  return composeMail(
    to,
    `${inviter} invites you to ${organization.name}`,
    {
      greeting: "Hello,",
      paragraphs: [`${inviter} would like you to join ${organization.name} on Mainstay, as ${role}.`],
      action: { label: "Accept the invitation", url },
      closing: [`The invitation is for ${to} and holds until ${until}.`],
    },
    { [ORGANIZATION_HEADER]: organization.id },
  );
}
