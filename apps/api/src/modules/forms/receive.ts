import type { House } from "../../platform/context.ts";
import { once } from "../../platform/idempotency.ts";
import { forbidden, Problem } from "../../platform/problem.ts";
import { Answer, type RequestParts } from "../../platform/route.ts";
import type { Form } from "./forms.object.ts";
import { findPublicForm } from "./forms.service.ts";
import { isSpam } from "./spam.ts";
import { type Submission, whoIs } from "./submission.ts";
import { takeInSubmission } from "./take-in.ts";
import { wordsIn } from "./words/words.ts";

/**
 * Receives what a stranger sent. The answer is the same whether the person is known, new, or a machine.
 * @throws Problem not-found, forbidden from a site the form does not allow, too-many-requests, invalid
 */
export async function receiveSubmission(
  { house, requestId }: { house: House; requestId: string },
  { body, headers, url }: RequestParts<unknown, unknown, Submission>,
): Promise<Answer> {
  const { form, ctx } = await findPublicForm(house, body.formKey, requestId, whoIs(body));
  refuseForeignSite(form, headers.get("origin"), url);
  await house.forms.limit.take(form.id).catch(askingForPatience(form));
  const thanks = { status: 201, body: JSON.stringify({ data: { ok: true, message: form.successMessage } }) };
  if (isSpam(body, ctx.now())) {
    house.forms.count("spam");
    return answer(thanks);
  }
  const key = headers.get("idempotency-key");
  const request = { method: "POST", path: url.pathname, body: JSON.stringify(body) };
  try {
    if (!key) await takeInSubmission(ctx, form, body);
    const answered = key
      ? await once(ctx, key, request, async (ctx) => {
          await takeInSubmission(ctx, form, body);
          return thanks;
        })
      : thanks;
    house.forms.count("taken");
    return answer(answered);
  } catch (error) {
    house.forms.count("refused");
    throw error;
  }
}

/** A visitor is told that many write at once in the form's language, and not how many requests a minute are too many. */
const askingForPatience =
  ({ language }: Form) =>
  (error: unknown): never => {
    if (!(error instanceof Problem) || error.code !== "too-many-requests") throw error;
    throw new Problem(error.code, wordsIn(language).tooMany, { headers: error.headers });
  };

const answer = ({ status, body }: { status: number; body: string }) =>
  new Answer(status, body, { "content-type": "application/json; charset=utf-8" });

/** Only browsers say where a request comes from, so this keeps other sites from using the form and nobody else. */
function refuseForeignSite({ allowedOrigins }: Form, origin: string | null, url: URL) {
  if (allowedOrigins.length === 0 || origin === null) return;
  const isOurs = URL.canParse(origin) && new URL(origin).host === url.host;
  if (!isOurs && !allowedOrigins.includes(origin)) throw forbidden("This form may not be used on this site.");
}
