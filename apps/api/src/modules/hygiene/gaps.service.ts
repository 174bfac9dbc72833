import { createHash } from "node:crypto";
import { whereaboutsOf } from "@mainstay/compliance";
import { findField } from "@mainstay/model";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { inTransaction } from "../../platform/context.ts";
import { customFieldsOf } from "../../records/custom-fields.ts";
import { lockRecord } from "../../records/lock.ts";
import type { AnyDoc, ObjectDefinition } from "../../records/object.ts";
import { findRecord } from "../../records/read.ts";
import { isEditable, masked, scope } from "../../records/scope.ts";
import { andAlso, query, quoted, raw } from "../../records/sql.ts";
import { contact, primaryPhone } from "../contacts/contacts.object.ts";
import { listPipelines } from "../pipelines/pipelines.service.ts";
import { missingFields } from "./gaps.rules.ts";
import { dismissedGaps } from "./gaps.table.ts";
import { ofCompany, ofContact } from "./proposals.people.ts";
import type { Proposal } from "./proposals.ts";
import { ofDeal, ofLead } from "./proposals.work.ts";

const MOST_VALUES = 3;

export const Gap = z
  .object({
    field: z.string().describe("As in a change of the record; one of the organization's own is `custom.roofType`"),
    reason: z.discriminatedUnion("why", [
      z.object({ why: z.literal("stage"), stage: z.string() }),
      z.object({ why: z.enum(["reach", "matters", "known"]) }),
    ]),
    values: z.array(
      z.object({
        key: z.string(),
        value: z.unknown(),
        title: z.string().nullable().describe("What a linked record is called"),
        source: z.object({ object: z.string(), id: z.uuid(), title: z.string(), quote: z.string().nullable() }),
      }),
    ),
    hint: z.object({ areaCode: z.string(), state: z.string() }).nullable().describe("A guess, to be asked about"),
  })
  .meta({ id: "Gap" });

export const Dismissal = z.strictObject({
  field: z.string().min(1).max(100),
  key: z.string().max(64).default("").describe("Of one value; without it the field itself may stay empty"),
});
type Dismissal = z.output<typeof Dismissal>;

/**
 * What a record lacks that matters, with the values that what we have gives for it. Only what the actor may change, and
 * nothing that somebody has turned down.
 * @throws Problem not-found
 */
export async function listGaps(ctx: Ctx, object: ObjectDefinition, id: string): Promise<z.input<typeof Gap>[]> {
  const doc = await findRecord(ctx, object, id);
  if (!(await mayEdit(ctx, object, id))) return [];
  const own = Object.entries(doc.custom).map(([key, value]) => [`custom.${key}`, value]);
  const values = { ...doc, ...Object.fromEntries(own) };
  const editable = [...object.meta.fields, ...(await customFieldsOf(ctx, object.meta.name))].filter((field) =>
    isEditable(ctx, object.meta, field),
  );
  const names = new Set(editable.map(({ name, custom }) => (custom ? `custom.${name}` : name)));
  const dismissed = await dismissedOf(ctx, object, id);
  const missing = missingFields({ object: object.meta.name, values, ...(await wayOf(ctx, object, doc)) }).filter(
    ({ field }) => names.has(field) && !dismissed.has(`${field} `),
  );
  if (missing.length === 0) return [];
  const proposals = (await PROPOSALS[object.meta.name]?.(ctx, masked(ctx, object.meta, doc))) ?? [];
  return missing.flatMap(({ field, reason }) => {
    const found = valuesFor(proposals, field).filter(({ key }) => !dismissed.has(`${field} ${key}`));
    const isWorthSaying = found.length > 0 || reason.why !== "known";
    return isWorthSaying ? [{ field, reason, values: found, hint: hintFor(ctx, object, doc, field) }] : [];
  });
}

async function mayEdit(ctx: Ctx, object: ObjectDefinition, id: string): Promise<boolean> {
  const rows = await query(
    ctx.db,
    sql`select from ${raw(quoted(object.tableName))} t where t.org_id = ${ctx.org.id} and t.id = ${id}${andAlso(scope(ctx, object, "edit"))}`,
  );
  return rows.length > 0;
}

/** Values for empty fields out of what the organization has and the actor may read, by object; the surest source first. */
const PROPOSALS: Record<string, (ctx: Ctx, doc: AnyDoc) => Promise<Proposal[]>> = {
  contact: ofContact,
  company: ofCompany,
  lead: ofLead,
  deal: ofDeal,
};

/** The open stages from where the record is, and how far along it is. */
async function wayOf(ctx: Ctx, object: ObjectDefinition, doc: AnyDoc) {
  if (!findField(object.meta, "stageId")) return { stages: [], progress: 0 };
  const pipeline = (await listPipelines(ctx, object.meta.name)).find(({ id }) => id === doc.pipelineId);
  const open = pipeline?.stages.filter(({ type }) => type === "open") ?? [];
  const at = open.findIndex(({ id }) => id === doc.stageId);
  // What is closed lacks nothing any more.
  if (at < 0) return { stages: [], progress: -1 };
  return { stages: open.slice(at), progress: open.length < 2 ? 0 : at / (open.length - 1) };
}

function valuesFor(proposals: Proposal[], field: string) {
  const own = proposals.filter((one) => one.field === field);
  const different = new Map(own.toReversed().map((one) => [keyOf(one), one]));
  return [...different]
    .toReversed()
    .slice(0, MOST_VALUES)
    .map(([key, { value, title = null, source }]) => ({
      key,
      value,
      title,
      source: { ...source, quote: source.quote ?? null },
    }));
}

const keyOf = ({ value }: Proposal) =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 16);

/** Where a phone was issued is where somebody once lived: worth a question, and no value. */
function hintFor(ctx: Ctx, object: ObjectDefinition, doc: AnyDoc, field: string) {
  const phone = object === contact && field === "addresses" ? primaryPhone(doc) : null;
  if (!phone?.startsWith("+1")) return null;
  const [state] = whereaboutsOf({ phone }, ctx.org.timezone).states;
  return state ? { areaCode: phone.slice(2, 5), state } : null;
}

async function dismissedOf(ctx: Ctx, object: ObjectDefinition, recordId: string): Promise<Set<string>> {
  const rows = await ctx.db
    .select()
    .from(dismissedGaps)
    .where(isOf(ctx, object, recordId));
  return new Set(rows.map(({ field, valueKey }) => `${field} ${valueKey}`));
}

/** Remembers that a field may stay empty, or that a value is not the one. @throws Problem not-found, forbidden */
export async function dismissGap(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  { field, key }: Dismissal,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await lockRecord(ctx, object, id, "edit");
    const row = { orgId: ctx.org.id, object: object.meta.name, recordId: id, field, valueKey: key };
    await ctx.db
      .insert(dismissedGaps)
      .values({ ...row, memberId: ctx.member?.id ?? null, createdAt: ctx.now() })
      .onConflictDoNothing();
  });
}

/** Asks for it again. @throws Problem not-found, forbidden */
export async function restoreGap(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  { field, key }: Dismissal,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await lockRecord(ctx, object, id, "edit");
    const isIt = and(isOf(ctx, object, id), eq(dismissedGaps.field, field), eq(dismissedGaps.valueKey, key));
    await ctx.db.delete(dismissedGaps).where(isIt);
  });
}

const isOf = (ctx: Ctx, object: ObjectDefinition, recordId: string) =>
  and(
    eq(dismissedGaps.orgId, ctx.org.id),
    eq(dismissedGaps.object, object.meta.name),
    eq(dismissedGaps.recordId, recordId),
  );
