import { newId } from "@mainstay/db";
import { field as complete, type FieldSpec, type FieldType } from "@mainstay/model";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../platform/context.ts";
import { conflict, invalidField, notFound } from "../platform/problem.ts";
import { customFields } from "./custom-fields.table.ts";
import { customFieldsOf } from "./custom-fields.ts";
import { visibleFields } from "./list.ts";
import { allObjects, isObject, objectNamed } from "./object.ts";
import { isEditable, mayEver } from "./scope.ts";
import { forgetSettings } from "./settings.ts";

/** Every object this role may read, with the fields it may see: what the web app draws itself from. */
export async function describeObjects(ctx: Ctx) {
  const readable = allObjects().filter((object) => mayEver(ctx, object.meta, "read"));
  return Promise.all(
    readable.map(async (object) => ({
      ...object.meta,
      fields: (await visibleFields(ctx, object)).map((field) => ({
        ...field,
        editable: isEditable(ctx, object.meta, field),
      })),
      can: {
        create: mayEver(ctx, object.meta, "create"),
        edit: mayEver(ctx, object.meta, "edit"),
        delete: mayEver(ctx, object.meta, "delete"),
      },
    })),
  );
}

const CUSTOM_TYPES = [
  "text",
  "longText",
  "number",
  "money",
  "date",
  "datetime",
  "boolean",
  "picklist",
  "multiPicklist",
  "url",
  "email",
  "phone",
] as const satisfies FieldType[];

export const DefineField = z.object({
  object: z.string().refine(isObject, "is not an object of Mainstay"),
  key: z
    .string()
    .regex(
      /^[a-z][a-zA-Z0-9]{0,39}$/,
      "must start with a small letter and have up to 40 letters and digits, such as roofType",
    ),
  label: z.string().trim().min(1).max(80),
  type: z.enum([...CUSTOM_TYPES, "currency"]).transform((type) => (type === "currency" ? "money" : type)),
  help: z.string().trim().max(500).optional(),
  required: z.boolean().optional(),
  personal: z.boolean().optional(),
  options: z
    .array(
      z.union([
        z.string().trim().min(1).max(80),
        z.object({
          value: z.string().trim().min(1).max(80),
          label: z.string().trim().min(1).max(80),
          color: z.string().max(20).optional(),
        }),
      ]),
    )
    .max(200)
    .optional(),
});
export type DefineField = z.infer<typeof DefineField>;
export const ChangeField = DefineField.omit({ object: true, key: true, type: true }).partial();

export interface CustomField extends FieldSpec {
  id: string;
  object: string;
  key: string;
}

export async function listCustomFields(ctx: Ctx): Promise<CustomField[]> {
  const rows = await ctx.db
    .select()
    .from(customFields)
    .where(and(eq(customFields.orgId, ctx.org.id), isNull(customFields.deletedAt)))
    .orderBy(customFields.object, customFields.position, customFields.key);
  return rows.map(present);
}

/**
 * Adds a field of the organization's own to an object.
 * @throws Problem conflict when the key is taken, invalid when a picklist has no options
 */
export async function defineCustomField(ctx: Ctx, input: DefineField): Promise<CustomField> {
  const { object, key, options, ...rest } = input;
  const isPicklist = input.type === "picklist" || input.type === "multiPicklist";
  if (isPicklist && !options?.length) throw invalidField("options", "A picklist needs at least one option.");
  const taken = (await customFieldsOf(ctx, object)).some((field) => field.name === key);
  if (taken || objectNamed(object).meta.fields.some((field) => field.name === key)) {
    throw conflict(`${objectNamed(object).meta.label} already has a field “${key}”.`);
  }
  await refuseOtherType(ctx, input);
  const spec: FieldSpec = { ...rest, ...(isPicklist && { options: toOptions(options ?? []) }) };
  const [row] = await ctx.db
    .insert(customFields)
    .values({ orgId: ctx.org.id, id: newId(), object, key, spec, createdAt: ctx.now(), updatedAt: ctx.now() })
    .returning();
  ctx.afterCommit(() => forgetSettings(ctx.house, ctx.org.id));
  if (!row) throw new Error("The field was not written");
  return present(row);
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

/** @throws Problem not-found */
export async function changeCustomField(
  ctx: Ctx,
  id: string,
  input: z.infer<typeof ChangeField>,
): Promise<CustomField> {
  const [known] = await ctx.db
    .select()
    .from(customFields)
    .where(and(eq(customFields.orgId, ctx.org.id), eq(customFields.id, id), isNull(customFields.deletedAt)));
  if (!known) throw notFound("Field");
  const { options, ...rest } = input;
  const spec = { ...known.spec, ...rest, ...(options && { options: toOptions(options) }) };
  const [row = known] = await ctx.db
    .update(customFields)
    .set({ spec, updatedAt: ctx.now() })
    .where(and(eq(customFields.orgId, ctx.org.id), eq(customFields.id, id)))
    .returning();
  ctx.afterCommit(() => forgetSettings(ctx.house, ctx.org.id));
  return present(row);
}

/** Takes the field away; the values stay in the records and come back with a field of the same key. */
export async function removeCustomField(ctx: Ctx, id: string): Promise<void> {
  const rows = await ctx.db
    .update(customFields)
    .set({ deletedAt: ctx.now() })
    .where(and(eq(customFields.orgId, ctx.org.id), eq(customFields.id, id), isNull(customFields.deletedAt)))
    .returning({ id: customFields.id });
  if (rows.length === 0) throw notFound("Field");
  ctx.afterCommit(() => forgetSettings(ctx.house, ctx.org.id));
}

const toOptions = (options: NonNullable<DefineField["options"]>) =>
  options.map((option) => (typeof option === "string" ? { value: option, label: option } : option));

function present(row: typeof customFields.$inferSelect): CustomField {
  const { name: _, ...spec } = complete(row.key, row.spec);
  return { ...spec, id: row.id, object: row.object, key: row.key };
}
