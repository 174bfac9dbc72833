import { newId } from "@mainstay/db";
import { field as complete, type FieldSpec } from "@mainstay/model";
import { and, eq, isNotNull, isNull, max } from "drizzle-orm";
import type { Ctx } from "../platform/context.ts";
import { conflict, invalidField, notFound } from "../platform/problem.ts";
import { type Kept, keep, type Row } from "./custom-fields.kind.ts";
import type { ChangeField, DefineField, OrderFields } from "./custom-fields.schemas.ts";
import { customFields } from "./custom-fields.table.ts";
import { customFieldsOf } from "./custom-fields.ts";
import { objectNamed } from "./object.ts";
import { type Done, inOperation, type OpCtx } from "./operation.ts";

export interface ShownField extends FieldSpec {
  id: string;
  object: string;
  key: string;
}

/** The organization's own fields, or those it has archived. */
export async function listCustomFields(ctx: Ctx, { archived = false } = {}): Promise<ShownField[]> {
  const rows = await ctx.db
    .select()
    .from(customFields)
    .where(
      and(
        eq(customFields.orgId, ctx.org.id),
        archived ? isNotNull(customFields.deletedAt) : isNull(customFields.deletedAt),
      ),
    )
    .orderBy(customFields.object, customFields.position, customFields.key);
  return rows.map(present);
}

/**
 * Adds a field of the organization's own to an object, after those it has.
 * @throws Problem conflict when the key is taken, invalid when a picklist has no options
 */
export async function defineCustomField(ctx: Ctx, input: DefineField): Promise<Done<ShownField>> {
  const { object, key, options, ...rest } = input;
  const isPicklist = input.type === "picklist" || input.type === "multiPicklist";
  if (isPicklist && !options?.length) throw invalidField("options", "A picklist needs at least one option.");
  const summary = `Added the field “${input.label}” to ${pluralOf(object)}`;
  return inOperation(ctx, { kind: "create", summary }, async (ctx) => {
    await refuseTaken(ctx, object, key);
    await refuseOtherType(ctx, input);
    const spec: FieldSpec = { ...rest, ...(isPicklist && { options: toOptions(options ?? []) }) };
    return keepAndShow(ctx, newId(), null, { object, key, spec, position: await nextPosition(ctx, object) });
  });
}

/** Changes how a field is called, explained or chosen from. @throws Problem not-found */
export async function changeCustomField(ctx: Ctx, id: string, input: ChangeField): Promise<Done<ShownField>> {
  return inOperation(ctx, { kind: "update", summary: "" }, async (ctx, describe) => {
    const known = await lockField(ctx, id);
    const { options, ...rest } = input;
    const spec = { ...known.spec, ...rest, ...(options && { options: toOptions(options) }) };
    if (spec.options?.length === 0) throw invalidField("options", "A picklist needs at least one option.");
    describe({ summary: `Changed the field “${spec.label}” of ${pluralOf(known.object)}` });
    return keepAndShow(ctx, id, known, { ...known, spec });
  });
}

/** Puts an object's fields into another order. */
export async function orderCustomFields(ctx: Ctx, { object, ids }: OrderFields): Promise<Done<ShownField[]>> {
  const summary = `Put the fields of ${pluralOf(object)} into another order`;
  return inOperation(ctx, { kind: "update", summary }, async (ctx) => {
    const all = (await listCustomFields(ctx)).filter((field) => field.object === object);
    const rest = all.map(({ id }) => id).filter((id) => !ids.includes(id));
    const shown: ShownField[] = [];
    for (const [position, id] of [...ids, ...rest].entries()) {
      const known = await lockField(ctx, id);
      if (known.object !== object) throw notFound("Field");
      shown.push(await keepAndShow(ctx, id, known, { ...known, position }));
    }
    return shown;
  });
}

/** Archives a field: it is on no screen any more, while its values stay in the records and come back with it. */
export async function removeCustomField(ctx: Ctx, id: string): Promise<Done<{ id: string }>> {
  return inOperation(ctx, { kind: "delete", summary: "" }, async (ctx, describe) => {
    const known = await lockField(ctx, id);
    describe({ summary: `Archived the field “${known.spec.label}” of ${pluralOf(known.object)}` });
    await keep(ctx, id, known, null);
    return { id };
  });
}

/** Brings an archived field back. @throws Problem not-found, conflict when its key has been taken since */
export async function restoreCustomField(ctx: Ctx, id: string): Promise<Done<ShownField>> {
  return inOperation(ctx, { kind: "restore", summary: "" }, async (ctx, describe) => {
    const known = await lockField(ctx, id, { archived: true });
    await refuseTaken(ctx, known.object, known.key);
    describe({ summary: `Brought back the field “${known.spec.label}” of ${pluralOf(known.object)}` });
    return keepAndShow(ctx, id, null, known);
  });
}

async function refuseTaken(ctx: Ctx, object: string, key: string) {
  const { meta } = objectNamed(object);
  const names = [...meta.fields, ...(await customFieldsOf(ctx, object))].map((field) => field.name);
  if (names.includes(key)) throw conflict(`${meta.label} already has a field “${key}”.`);
}

/** Values of a field that was taken away are still in the records, and come back with it. */
async function refuseOtherType(ctx: Ctx, { object, key, type }: DefineField) {
  const [former] = await ctx.db
    .select({ spec: customFields.spec })
    .from(customFields)
    .where(and(eq(customFields.orgId, ctx.org.id), eq(customFields.object, object), eq(customFields.key, key)))
    .limit(1);
  if (!former || former.spec.type === type) return;
  throw conflict(
    `“${key}” was a field of type ${former.spec.type}, whose values are kept; choose it again or another key.`,
  );
}

async function lockField(ctx: OpCtx, id: string, { archived = false } = {}): Promise<Kept> {
  const [row] = await ctx.db
    .select()
    .from(customFields)
    .where(
      and(
        eq(customFields.orgId, ctx.org.id),
        eq(customFields.id, id),
        archived ? isNotNull(customFields.deletedAt) : isNull(customFields.deletedAt),
      ),
    )
    .for("update");
  if (!row) throw notFound("Field");
  const { object, key, spec, position } = row;
  return { object, key, spec, position };
}

async function nextPosition(ctx: Ctx, object: string): Promise<number> {
  const [row] = await ctx.db
    .select({ last: max(customFields.position) })
    .from(customFields)
    .where(and(eq(customFields.orgId, ctx.org.id), eq(customFields.object, object), isNull(customFields.deletedAt)));
  return (row?.last ?? -1) + 1;
}

async function keepAndShow(ctx: OpCtx, id: string, before: Kept | null, after: Kept): Promise<ShownField> {
  return present(await keep(ctx, id, before, after));
}

const toOptions = (options: NonNullable<DefineField["options"]>) =>
  options.map((option) => (typeof option === "string" ? { value: option, label: option } : option));

const pluralOf = (object: string) => objectNamed(object).meta.pluralLabel.toLowerCase();

function present(row: Pick<Row, "id" | "object" | "key" | "spec">): ShownField {
  const { name: _, ...spec } = complete(row.key, row.spec);
  return { ...spec, id: row.id, object: row.object, key: row.key };
}
