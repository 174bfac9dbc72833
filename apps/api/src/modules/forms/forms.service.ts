import { systemRole } from "@mainstay/model";
import { sql } from "drizzle-orm";
import { findOrganization } from "../../platform/auth/index.ts";
import { type Ctx, type House, makeCtx } from "../../platform/context.ts";
import { languageOf } from "../../platform/language.ts";
import { notFound } from "../../platform/problem.ts";
import { findRecord } from "../../records/read.ts";
import { query } from "../../records/sql.ts";
import { createRecord } from "../../records/write.ts";
import { type Form, form } from "./forms.object.ts";
import { wordsIn } from "./words/words.ts";

export interface PublicForm {
  form: Form;
  /** Acts for the stranger in the form's organization, with no rights of its own: only trusted writes pass. */
  ctx: Ctx;
}

/**
 * The form behind a public key.
 * @param who how the stranger is called, for the journal
 * @throws Problem not-found, also for a form that is switched off
 */
export async function findPublicForm(
  house: House,
  key: string,
  requestId: string,
  who = "Visitor",
): Promise<PublicForm> {
  const [found] = await query<{ org_id: string; id: string }>(
    house.database.system,
    sql`select * from app.find_form(${key})`,
  );
  const org = found ? await findOrganization(house.database, found.org_id) : null;
  if (!found || !org) throw notFound("Form");
  const actor = { type: "customer", id: null, name: who } as const;
  const ctx = makeCtx(house, { org, actor, member: null, role: systemRole("customer"), source: "form", requestId });
  const known = await findRecord(ctx, form, found.id, { trusted: true });
  if (!known.isActive) throw notFound("Form");
  return { form: known, ctx };
}

/** Gives a new organization its first form, ready to be shown to people. */
export async function createFirstForm(ctx: Ctx): Promise<void> {
  const { firstForm } = wordsIn(languageOf(ctx.org.locale));
  await createRecord(ctx, form, { name: firstForm }, { trusted: true, summary: "Set up the website form" });
}
