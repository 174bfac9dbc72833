import { newId } from "@mainstay/db";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { type Language, languageOf } from "../../platform/language.ts";
import { mayNot } from "../../records/lock.ts";
import { type Done, inOperation } from "../../records/operation.ts";
import { insertRows } from "../../records/rows.ts";
import { mayEver } from "../../records/scope.ts";
import { query } from "../../records/sql.ts";
import type { Trigger } from "./follow-ups.words.ts";
import { takeNight } from "./night.ts";
import { type FollowUpRule, followUpRule } from "./rules.object.ts";
import { allRules } from "./rules.service.ts";

type Usual = { names: Record<Language, string>; trigger: Trigger; words?: Record<Language, string[]> } & Partial<
  Pick<FollowUpRule, "delay" | "unit" | "time" | "makes" | "isActive">
>;

/** The rules of the small-business document (3.4, 6.3), and one for inquiries that is there to be switched on. */
const USUAL: Usual[] = [
  { names: { en: "Proposal sent", es: "Propuesta enviada" }, trigger: "proposal_sent", delay: 3 },
  { names: { en: "Estimate sent", es: "Presupuesto enviado" }, trigger: "estimate_sent", delay: 3 },
  {
    names: { en: "Notes after an estimate meeting", es: "Notas después de una visita de presupuesto" },
    trigger: "meeting",
    words: { en: ["estimate", "site visit", "quote"], es: ["presupuesto", "visita", "cotización"] },
    unit: "evening",
    time: "18:00",
    makes: "note",
  },
  { names: { en: "Quiet lead", es: "Prospecto sin actividad" }, trigger: "lead_quiet", delay: 7 },
  { names: { en: "Unanswered proposal", es: "Propuesta sin respuesta" }, trigger: "proposal_quiet", delay: 3 },
  {
    names: { en: "Unanswered inquiry", es: "Solicitud sin contestar" },
    trigger: "inquiry",
    delay: 2,
    unit: "business_hours",
    isActive: false,
  },
];

const SET_UP = "Set up follow-up rules";

/** Gives a new organization its rules; its first night is the coming one. */
export async function createUsualRules(ctx: Ctx): Promise<void> {
  await takeNight(ctx);
  await addUsual(ctx, USUAL);
}

/**
 * Gives an organization that is older than rules the usual ones, once and switched off: nothing begins to write drafts by
 * an upgrade, but what there is to switch on is there to be seen.
 */
export async function giveRulesToOlder(given: Ctx): Promise<void> {
  const ctx: Ctx = { ...given, source: "automation" };
  await inOperation(ctx, { kind: "create", summary: SET_UP }, async (ctx) => {
    if (!(await isOlder(ctx)) || !(await takeNight(ctx))) return;
    await addUsual(
      ctx,
      USUAL.map((rule) => ({ ...rule, isActive: false })),
    );
  });
}

/** Neither a night nor a rule of its own, not even one that was deleted, says that it knows of rules. */
async function isOlder(ctx: Ctx): Promise<boolean> {
  const known = await query(
    ctx.db,
    sql`select from follow_up_nights where org_id = ${ctx.org.id} union all
      select from follow_up_rules where org_id = ${ctx.org.id} limit 1`,
  );
  return known.length === 0;
}

/**
 * Adds the usual rules that an organization does not have: by what they follow from, whatever became of their names.
 * @throws Problem forbidden
 */
export async function addUsualRules(ctx: Ctx): Promise<Done<string[]>> {
  if (!mayEver(ctx, followUpRule.meta, "create")) throw mayNot(ctx, followUpRule, "create");
  const known = new Set((await allRules(ctx)).map(({ trigger }) => trigger));
  return addUsual(
    ctx,
    USUAL.filter(({ trigger }) => !known.has(trigger)),
  );
}

async function addUsual(ctx: Ctx, usual: Usual[]): Promise<Done<string[]>> {
  const language = languageOf(ctx.org.locale);
  return inOperation(ctx, { kind: "create", summary: SET_UP }, async (ctx) => {
    if (usual.length === 0) return [];
    const rows = usual.map(({ names, words, ...rule }) => ({
      unit: "days",
      makes: "draft",
      ...rule,
      id: newId(),
      name: names[language],
      words: words?.[language] ?? [],
    }));
    return (await insertRows(ctx, followUpRule, rows)).map(({ id }) => id);
  });
}
