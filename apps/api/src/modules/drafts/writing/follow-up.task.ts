import { Citation, defineTask, fillIn, promptFile, straysIn, wrongCitations } from "@mainstay/ai";
import { z } from "zod";
import { OBJECTIVES } from "../drafts.words.ts";
import { FOLLOW_UPS } from "./follow-up.texts.ts";
import { DraftInput } from "./sources.ts";

const FollowUpDraftInput = DraftInput.extend({
  channel: z.enum(["email", "sms"]),
  objective: z.enum(OBJECTIVES),
  /** Discovery questions nobody has answered. */
  openQuestions: z.array(z.string()).max(3),
});
type FollowUpDraftInput = z.output<typeof FollowUpDraftInput>;

const WrittenFollowUp = z.strictObject({
  subject: z.string().trim().max(200),
  body: z.string().trim().min(1).max(3_000),
  citations: z.array(Citation).max(10),
});

/** Writes one e-mail or SMS that gets in touch again. */
export const followUpTask = defineTask({
  name: "draft-follow-up",
  input: FollowUpDraftInput,
  output: WrittenFollowUp,
  prompt: promptFile(new URL("./prompts/draft-follow-up.v1.md", import.meta.url)),
  maxOutputTokens: 800,
  timeoutMs: 30_000,
  material: ({ sources, knowledge, ...facts }) => ({ facts, quoted: { sources, knowledge } }),
  names: ({ customer, sender }) => [customer, sender],
  check: ({ citations, ...written }, { sources, knowledge, ...facts }) => [
    ...wrongCitations(citations, [...sources, ...knowledge]),
    ...(facts.channel === "email" && written.subject === "" ? ["An e-mail needs a subject."] : []),
    ...straysIn(written, facts),
  ],
  rules: writeFollowUp,
});

/** A follow-up by rules: a template for the objective, with what is known put in. */
function writeFollowUp(input: FollowUpDraftInput): z.output<typeof WrittenFollowUp> {
  const texts = FOLLOW_UPS[input.language];
  const { subject, email, sms } = texts[input.objective];
  const first = input.customer?.trim().split(/\s+/)[0];
  const questions = input.openQuestions.map((question) => `– ${question}`).join("\n");
  const values = {
    greeting: first ? `${texts.hello} ${first}` : texts.helloNobody,
    title: input.title,
    service: input.serviceType ?? input.title,
    business: input.business,
    sender: input.sender,
    signature: input.sender === input.business ? input.business : `${input.sender}\n${input.business}`,
    questions: questions || texts.whatIsOpen,
  };
  if (input.channel === "sms") return { subject: "", body: fillIn(sms, values), citations: [] };
  const body = ["{{greeting}},", email, "{{signature}}"].join("\n\n");
  return { subject: fillIn(subject, values).slice(0, 200), body: fillIn(body, values), citations: [] };
}
