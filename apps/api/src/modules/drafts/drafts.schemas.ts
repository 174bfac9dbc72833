import { z } from "zod";
import { Content } from "./content.ts";
import { OBJECTIVES } from "./drafts.words.ts";

const constraints = z.string().trim().max(2_000).nullish().describe("What to mind: tone, length, what to leave out");

export const AskFollowUp = z.strictObject({
  channel: z.enum(["email", "sms"]),
  objective: z.enum(OBJECTIVES),
  constraints,
});
export const AskDocument = z.strictObject({ constraints }).partial();

/** What a draft was asked for with. */
export interface DraftRequest {
  objective?: z.output<typeof AskFollowUp>["objective"];
  constraints?: string | null;
}

export const EditDraft = z
  .strictObject({
    title: z.string().trim().min(1).max(255),
    content: Content,
    validUntil: z.iso.date().nullable(),
    version: z.int(),
  })
  .partial();
export type EditDraft = z.output<typeof EditDraft>;

export const SendDraft = z
  .strictObject({
    channel: z.enum(["email", "sms", "link"]).describe("`link`: you hand the address over yourself"),
    subject: z.string().trim().min(1).max(255),
    body: z.string().trim().min(1).max(20_000).describe("`{{link}}` becomes the address of the customer's page"),
  })
  .partial();
export type SendDraft = z.output<typeof SendDraft>;

export const Accept = z.strictObject({
  name: z.string().trim().min(2, "Type your full name to sign.").max(120),
  agrees: z.literal(true, "Tick the box to accept."),
  chosen: z.array(z.string().max(40)).max(200).default([]),
  contentHash: z
    .string()
    .length(64)
    .describe("Of what was on the page; a document changed since is not accepted by it"),
});
export const Decline = z.strictObject({ reason: z.string().trim().max(1_000).nullish() });
export const Ask = z.strictObject({
  question: z.string().trim().min(2, "Write your question.").max(4_000),
  name: z.string().trim().max(120).nullish(),
});
