import { addBusinessTime, BusinessHours } from "@mainstay/model/business-hours";
import { subMinutes } from "date-fns/subMinutes";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { type FieldError, invalid } from "../../platform/problem.ts";
import { lockRecord } from "../../records/lock.ts";
import type { AnyDoc } from "../../records/object.ts";
import { inOperation, type OpCtx } from "../../records/operation.ts";
import { query } from "../../records/sql.ts";
import { createRecord, updateRecord } from "../../records/write.ts";
import { activity } from "../activities/activities.object.ts";
import { contact } from "../contacts/contacts.object.ts";
import { takeInLead } from "../leads/leads.intake.ts";
import { type Consent, consentInWords, consentOf, consentPatch } from "./consent.ts";
import { contentsOf } from "./contents.ts";
import type { Form } from "./forms.object.ts";
import { FormQuestions, QUESTIONS } from "./questions.ts";
import { type GivenReach, givenReach } from "./reach.ts";
import { routeOf } from "./routing.ts";
import { nameOf, type Submission } from "./submission.ts";
import { type FormWords, wordsIn } from "./words/words.ts";

const TRUSTED = { trusted: true } as const;
/** How soon somebody should answer, in minutes of opening time. */
const ANSWER_WITHIN_MINUTES = 60;
/** The same words again within this time are a second press of the button. */
const REPEAT_MINUTES = 10;

/**
 * Makes a stranger's message a lead, in one operation: the contact is found or made, the lead made or added to, what
 * was sent becomes an activity, and its follow-up is due one business hour later.
 * @throws Problem invalid with a pointer for each answer that is missing, or when the person cannot be reached
 */
export async function takeInSubmission(ctx: Ctx, form: Form, submission: Submission): Promise<void> {
  const words = wordsIn(form.language);
  requireAnswers(form, submission, words);
  const reach = givenReach(submission, ctx.org.country, words);
  const consent = consentOf(submission, form);
  const body = contentsOf(submission, consentInWords(consent, words), words);
  await inOperation(
    ctx,
    { kind: "create", summary: `${ctx.actor.name} filled in the form ${form.name}` },
    async (ctx) => {
      const { result } = await takeInLead(ctx, await leadFrom(ctx, form, submission, reach), TRUSTED);
      if (!result.isNew && (await isRepeat(ctx, result.lead, body))) return;
      await keepConsent(ctx, result.lead, consent);
      await createRecord(
        ctx,
        activity,
        {
          type: "note",
          direction: "inbound",
          subject: `Form: ${form.name}`,
          body,
          leadId: result.lead.id,
          contactId: result.lead.contactId,
          followUpAt: answerBy(ctx).toISOString(),
          metadata: { formId: form.id, ...(consent && { consent }) },
        },
        TRUSTED,
      );
    },
  );
}

function requireAnswers(form: Form, submission: Submission, words: FormWords) {
  const asked = FormQuestions.parse(form.fields);
  const errors: FieldError[] = QUESTIONS.filter(({ name }) => asked[name] === "required" && !submission[name]).map(
    ({ name }) => ({ pointer: `/${name}`, detail: words.fillIn(asked.labels[name] ?? words.questions[name]) }),
  );
  if (errors.length > 0) throw invalid(errors);
}

async function leadFrom(ctx: OpCtx, form: Form, submission: Submission, { email, phone, asTyped }: GivenReach) {
  const { companyName, serviceType, preferredTime, description } = submission;
  return {
    ...(await routeOf(ctx, form)),
    source: form.defaultSource,
    sourceDetail: form.name,
    serviceType: serviceType || null,
    preferredTime: preferredTime || null,
    description: [description, ...asTyped].filter(Boolean).join("\n") || null,
    contact: { ...nameOf(submission), email, phone, companyName: companyName || null },
  };
}

/** Called with the person's keys locked, so that of two presses at once the second sees the first. */
async function isRepeat(ctx: OpCtx, lead: AnyDoc, body: string): Promise<boolean> {
  const [known] = await query(
    ctx.db,
    sql`select 1 from activities a where a.org_id = ${ctx.org.id} and a.lead_id = ${lead.id} and a.deleted_at is null
      and a.at > ${subMinutes(ctx.now(), REPEAT_MINUTES)} and a.body = ${body} limit 1`,
  );
  return known !== undefined;
}

async function keepConsent(ctx: OpCtx, lead: AnyDoc, consent: Consent | null): Promise<void> {
  if (!lead.contactId) return;
  const person = await lockRecord(ctx, contact, String(lead.contactId), "edit", TRUSTED);
  const isNew = ctx.operation.changes.some((change) => change.recordId === person.id && change.action === "create");
  const patch = { ...consentPatch(person, consent, ctx.now()), ...(isNew && { source: "web_form" }) };
  await updateRecord(ctx, contact, person.id, patch, TRUSTED);
}

const answerBy = (ctx: Ctx): Date =>
  addBusinessTime(ctx.now(), ANSWER_WITHIN_MINUTES, BusinessHours.parse(ctx.org.businessHours), ctx.org.timezone);
