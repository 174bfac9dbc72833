import type { Ctx } from "../../platform/context.ts";
import { parseBody } from "../../records/body.ts";
import { inOperation } from "../../records/operation.ts";
import { preparePatch } from "../../records/prepare.ts";
import { findRecord } from "../../records/read.ts";
import { type Form, form } from "./forms.object.ts";
import { EMPTY } from "./pages/form-html.ts";
import { fromOf } from "./pages/from.ts";
import { formPage, thanksPage } from "./pages/page-html.ts";

/**
 * A form's page as it would be with changes that nobody has saved; nothing is written.
 * @throws Problem not-found, invalid with a pointer for each change that could not be saved
 */
export async function previewForm(
  ctx: Ctx,
  id: string,
  values: Record<string, unknown>,
  page: "form" | "thanks",
): Promise<{ html: string }> {
  const known: Form = await findRecord(ctx, form, id);
  const patch = await parseBody(ctx, form, "update", values);
  // The same completing and checking as a save; an operation without changes leaves nothing behind.
  const { result } = await inOperation(ctx, { kind: "update", summary: "" }, async (ctx) => {
    const row = await preparePatch(ctx, form, known, patch);
    return { ...known, ...row?.changed } as Form;
  });
  const from = fromOf(ctx.org, result);
  const html = page === "thanks" ? thanksPage(result, from) : formPage(result, from, EMPTY);
  // It is looked at in a frame where nothing runs.
  return { html: String(await html).replace(/<script[^>]*><\/script>/g, "") };
}
