import type { FieldType } from "@mainstay/model";
import { z } from "zod";
import { isObject } from "./object.ts";

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

const Label = z.string().trim().min(1).max(80);
const Option = z.object({ value: Label, label: Label, color: z.string().max(20).optional() });

export const DefineField = z
  .object({
    object: z.string().refine(isObject, "is not an object of Mainstay"),
    key: z
      .string()
      .regex(
        /^[a-z][a-zA-Z0-9]{0,39}$/,
        "must start with a small letter and have up to 40 letters and digits, such as roofType",
      ),
    label: Label,
    type: z.enum([...CUSTOM_TYPES, "currency"]).transform((type) => (type === "currency" ? "money" : type)),
    help: z.string().trim().max(500).optional(),
    required: z.boolean().optional(),
    personal: z.boolean().optional(),
    options: z
      .array(z.union([Label, Option]))
      .max(200)
      .optional(),
  })
  .meta({ id: "DefineField" });
export type DefineField = z.infer<typeof DefineField>;

export const ChangeField = DefineField.omit({ object: true, key: true, type: true })
  .partial()
  .meta({ id: "ChangeField" });
export type ChangeField = z.infer<typeof ChangeField>;

/** The order of an object's own fields: those named come first, in this order. */
export const OrderFields = z
  .object({ object: DefineField.shape.object, ids: z.array(z.uuid()).min(1).max(500) })
  .meta({ id: "OrderFields" });
export type OrderFields = z.infer<typeof OrderFields>;

export const CustomField = z
  .looseObject({
    id: z.uuid(),
    object: z.string(),
    key: z.string(),
    type: z.enum(CUSTOM_TYPES),
    label: z.string(),
    help: z.string().optional(),
    required: z.boolean().optional(),
    personal: z.boolean().optional(),
    options: z.array(Option).optional(),
  })
  .meta({ id: "CustomField" });
