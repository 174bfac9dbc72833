import { z } from "zod";

const short = z.string().trim().max(255).nullish();

/** What a stranger sends. Names beyond these are kept with the message: a site's own form may ask more than ours. */
export const Submission = z.looseObject({
  formKey: z.string().min(1).max(64),
  name: short,
  firstName: short,
  lastName: short,
  email: short,
  phone: short,
  companyName: short,
  serviceType: short,
  preferredTime: short,
  description: z.string().trim().max(10_000).nullish(),
  consent: z
    .union([z.boolean(), z.strictObject({ email: z.boolean().optional(), sms: z.boolean().optional() })])
    .nullish()
    .describe("Whether the person agreed to the consent text, for both channels or one by one"),
  consentText: z.string().max(5_000).nullish().describe("The words they agreed to, exactly as shown"),
  website: z.string().max(2_000).nullish().describe("A trap: people do not see it and leave it empty"),
  startedAt: z.iso.datetime({ offset: true }).nullish().describe("When the page was served"),
  elapsed: z.number().nonnegative().nullish().describe("Milliseconds from the form's appearance to its sending"),
});
export type Submission = z.infer<typeof Submission>;

/** Given name and the rest; the two are only ever shown together, so where a name is cut matters little. */
export function nameOf({ name, firstName, lastName }: Submission): {
  firstName: string | null;
  lastName: string | null;
} {
  if (firstName || lastName) return { firstName: firstName || null, lastName: lastName || null };
  const [first = "", ...rest] = (name ?? "").split(/\s+/);
  return { firstName: first.slice(0, 120) || null, lastName: rest.join(" ").slice(0, 120) || null };
}

/** How the person is called in the journal. */
export function whoIs(submission: Submission): string {
  const { firstName, lastName } = nameOf(submission);
  return [firstName, lastName].filter(Boolean).join(" ") || submission.email || submission.phone || "Visitor";
}
