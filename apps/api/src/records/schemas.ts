import type { Field } from "@mainstay/model";
import { z } from "zod";
import type { ObjectDefinition } from "./object.ts";
import { bodySchema, type WriteMode } from "./values.ts";

/*
 * What records look like to the outside, for the reference and the generated client. Bodies are documented in full
 * and only checked to be objects here; the records layer parses them, since that needs the actor and custom fields.
 */

const Address = z.object({
  line1: z.string().nullish(),
  line2: z.string().nullish(),
  city: z.string().nullish(),
  state: z.string().nullish(),
  postalCode: z.string().nullish(),
  country: z.string().nullish(),
});

const OUTPUT: Record<Field["type"], (field: Field) => z.ZodType> = {
  id: () => z.uuid(),
  text: () => z.string(),
  longText: () => z.string(),
  email: () => z.string(),
  phone: () => z.string().describe("E.164"),
  url: () => z.string(),
  integer: () => z.int(),
  number: () => z.string().describe("Decimal"),
  percent: () => z.int(),
  money: () => z.string().describe("Decimal"),
  currency: () => z.string().describe("ISO 4217"),
  date: () => z.iso.date(),
  datetime: () => z.iso.datetime({ offset: true }),
  boolean: () => z.boolean(),
  picklist: (field) => z.enum((field.options ?? []).map((option) => option.value) as [string, ...string[]]),
  multiPicklist: (field) =>
    z.array(z.enum((field.options ?? []).map((option) => option.value) as [string, ...string[]])),
  tags: () => z.array(z.string()),
  link: () => z.uuid(),
  member: () => z.uuid(),
  members: () => z.array(z.uuid()),
  address: () => Address,
  emails: () => z.array(z.object({ email: z.string(), type: z.string(), primary: z.boolean() })),
  phones: () => z.array(z.object({ number: z.string(), raw: z.string(), type: z.string(), primary: z.boolean() })),
  addresses: () => z.array(Address.extend({ type: z.string(), primary: z.boolean() })),
  json: () => z.record(z.string(), z.unknown()),
};

/** One schema an object, however many routes answer with it: the reference names it once. */
const documents = new Map<string, z.ZodType>();

/** A record as the API answers it. */
export function documentSchema(object: ObjectDefinition): z.ZodType {
  const known = documents.get(object.meta.name) ?? describeDocument(object);
  documents.set(object.meta.name, known);
  return known;
}

function describeDocument(object: ObjectDefinition): z.ZodType {
  const shape: Record<string, z.ZodType> = {};
  for (const field of object.meta.fields) {
    const schema = OUTPUT[field.type](field).describe(field.help ?? field.label);
    shape[field.name] = object.columns[field.name]?.notNull ? schema : schema.nullable();
  }
  return z
    .looseObject({ ...shape, custom: z.record(z.string(), z.unknown()) })
    .meta({ id: capitalised(object.meta.name) });
}

const Body = z.record(z.string(), z.unknown());

/** The body of a create or update: any object to the router, in the reference the fields it may have. */
export function recordBody(object: ObjectDefinition, mode: WriteMode): typeof Body {
  const documented = z.toJSONSchema(bodySchema(object, mode, "US"), { io: "input", unrepresentable: "any" });
  return Body.meta({
    override: {
      type: "object",
      properties: asPlainJson(documented.properties),
      required: documented.required,
      additionalProperties: false,
    },
    id: `${mode === "create" ? "Create" : "Update"}${capitalised(object.meta.name)}`,
  });
}

/** Zod's and the document's types of JSON Schema differ in letters only. */
const asPlainJson = (schema: unknown) => JSON.parse(JSON.stringify(schema ?? {}));

/** `deal` is `Deal` and `follow-up-rules` `FollowUpRules`, as they stand in names of routes and schemas. */
export const capitalised = (name: string) =>
  name.replace(/(?:^|[-_])([a-z])/g, (_, letter: string) => letter.toUpperCase());
