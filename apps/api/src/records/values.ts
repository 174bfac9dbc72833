import type { Field } from "@mainstay/model";
import { normalizeEmail } from "@mainstay/model/email";
import { normalizePhone } from "@mainstay/model/phone";
import { is, SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { ObjectDefinition } from "./object.ts";

/** What a field accepts from outside; the output is what is stored. `country` reads phones without a country code. */
export function valueSchema(field: Field, country: string): z.ZodType {
  const schema = SCHEMAS[field.type](field, country);
  return field.required ? schema : z.preprocess((value) => (value === "" ? null : value), schema.nullable());
}

export type WriteMode = "create" | "update";
const cache = new WeakMap<ObjectDefinition, Map<string, z.ZodType<Record<string, unknown>>>>();

/** The body of a create or update of an object: its writable fields, `custom`, and nothing else. */
export function bodySchema(
  object: ObjectDefinition,
  mode: WriteMode,
  country: string,
): z.ZodType<Record<string, unknown>> {
  const known = cache.get(object) ?? new Map<string, z.ZodType<Record<string, unknown>>>();
  cache.set(object, known);
  const key = `${mode}:${country}`;
  const found = known.get(key);
  if (found) return found;
  const shape: Record<string, z.ZodType> = {};
  for (const field of object.meta.fields.filter((one) => !one.readOnly)) {
    const schema = emptied(object.columns[field.name], valueSchema(field, country), mode);
    shape[field.name] = mode === "create" && field.required ? schema : schema.optional();
  }
  const schema = z.strictObject({ ...shape, custom: z.record(z.string(), z.unknown()).optional() });
  known.set(key, schema);
  return schema;
}

/** What emptying a field means where its column always has a value: the default on a change, nothing said on a create. */
function emptied(column: PgColumn | undefined, schema: z.ZodType, mode: WriteMode): z.ZodType {
  if (!column?.notNull) return schema;
  return schema.transform((value, context) => {
    if (value !== null) return value;
    if (mode === "create") return undefined;
    if (column.default !== undefined && !is(column.default, SQL)) return column.default;
    context.addIssue({ code: "custom", message: "must not be empty" });
    return z.NEVER;
  });
}

/** The values of the organization's own fields. Unknown keys are refused, null empties one. */
export function customSchema(fields: Field[], mode: WriteMode, country: string): z.ZodType<Record<string, unknown>> {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fields) {
    const schema = valueSchema(field, country);
    shape[field.name] = mode === "create" && field.required ? schema : schema.optional();
  }
  return z.strictObject(shape);
}

const trimmed = (max: number | undefined, required: boolean | undefined) => {
  const text = z
    .string()
    .trim()
    .max(max ?? 20_000);
  return required ? text.min(1, "must not be empty") : text;
};
const decimal = (field: Field) =>
  z
    .union([z.number(), z.string().trim()])
    .transform((value) => String(value))
    .refine((value) => /^-?\d{1,15}(\.\d{1,6})?$/.test(value), {
      message: "must be a number such as 1250.50",
      abort: true,
    })
    .refine((value) => field.min === undefined || Number(value) >= field.min, `must be at least ${field.min}`)
    .refine((value) => field.max === undefined || Number(value) <= field.max, `must be at most ${field.max}`);
const wholeNumber = (field: Field) =>
  z
    .int()
    .min(field.min ?? -2_147_483_648)
    .max(field.max ?? 2_147_483_647);

const Email = z.string().transform((value, context) => {
  const address = normalizeEmail(value);
  if (address) return address;
  context.addIssue({ code: "custom", message: `“${value}” is not an e-mail address` });
  return z.NEVER;
});
const Phone = (country: string) =>
  z.string().transform((value, context) => {
    const phone = normalizePhone(value, country);
    if (phone) return { number: phone.e164, raw: phone.raw };
    context.addIssue({
      code: "custom",
      message: `“${value}” is not a phone number; write it with its country code, such as +1 312 555 0142`,
    });
    return z.NEVER;
  });

const line = z.string().trim().max(255).nullish();
const AddressParts = { line1: line, line2: line, city: line, state: line, postalCode: line, country: line };
const kinds = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).default(values[values.length - 1] as T[number]);

/** Exactly one is primary: the one marked, else the first. */
function onePrimary<T extends { primary: boolean }>(items: T[]): T[] {
  const primary = Math.max(
    0,
    items.findIndex((item) => item.primary),
  );
  return items.map((item, index) => ({ ...item, primary: index === primary }));
}
const distinctBy = <T>(items: T[], key: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];

const SCHEMAS: Record<Field["type"], (field: Field, country: string) => z.ZodType> = {
  id: () => z.uuid(),
  text: (field) => trimmed(field.maxLength, field.required),
  longText: (field) => trimmed(field.maxLength, field.required),
  email: () => Email,
  phone: (_, country) => Phone(country).transform((phone) => phone.number),
  url: () =>
    z
      .string()
      .trim()
      .max(2_000)
      .transform((value) => (/^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`))
      .refine(
        (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
        "must be a web address such as https://example.com",
      ),
  integer: wholeNumber,
  number: decimal,
  percent: wholeNumber,
  money: decimal,
  currency: () =>
    z
      .string()
      .trim()
      .toUpperCase()
      .refine((code) => Intl.supportedValuesOf("currency").includes(code), "must be an ISO 4217 currency such as USD"),
  date: () => z.iso.date("must be a date such as 2026-11-21"),
  datetime: () =>
    z
      .union([z.iso.datetime({ offset: true }), z.iso.datetime()], "must be a time such as 2026-11-21T09:30:00Z")
      .transform((value) => new Date(value).toISOString()),
  boolean: () => z.boolean(),
  picklist: (field) => oneOf(field),
  multiPicklist: (field) =>
    z
      .array(oneOf(field))
      .max(100)
      .transform((values) => [...new Set(values)]),
  tags: () =>
    z
      .array(z.string().trim().min(1).max(60))
      .max(100)
      .transform((values) => distinctBy(values, (tag) => tag.toLowerCase())),
  link: () => z.uuid(),
  member: () => z.uuid(),
  members: () =>
    z
      .array(z.uuid())
      .max(50)
      .transform((ids) => [...new Set(ids)]),
  address: () => z.strictObject(AddressParts).transform((parts) => (Object.values(parts).some(Boolean) ? parts : null)),
  emails: () =>
    z
      .array(
        z.strictObject({ email: Email, type: kinds(["work", "home", "other"]), primary: z.boolean().default(false) }),
      )
      .max(50)
      .transform((items) => onePrimary(distinctBy(items, (item) => item.email))),
  phones: (_, country) =>
    z
      .array(
        z
          .strictObject({
            number: Phone(country),
            type: kinds(["mobile", "work", "home", "other"]),
            primary: z.boolean().default(false),
            raw: z.string().max(50).optional(),
          })
          .transform(({ number, raw, ...rest }) => ({ number: number.number, raw: raw ?? number.raw, ...rest })),
      )
      .max(50)
      .transform((items) => onePrimary(distinctBy(items, (item) => item.number))),
  addresses: () =>
    z
      .array(
        z.strictObject({
          ...AddressParts,
          type: kinds(["home", "work", "billing", "shipping", "other"]),
          primary: z.boolean().default(false),
        }),
      )
      .max(20)
      .transform(onePrimary),
  json: () => z.record(z.string(), z.unknown()),
};

function oneOf(field: Field) {
  const values = (field.options ?? []).map((option) => option.value);
  return z.string().refine((value) => values.includes(value), `must be one of ${values.join(", ")}`);
}
