import { type Field, findField } from "@mainstay/model";
import { fieldPath } from "@mainstay/model/filter";
import type { Ctx } from "../platform/context.ts";
import { type FieldError, invalid, Problem } from "../platform/problem.ts";
import { customFieldsOf } from "./custom-fields.ts";
import type { ObjectDefinition } from "./object.ts";
import { isEditable, isVisible } from "./scope.ts";
import { bodySchema, customSchema, type WriteMode } from "./values.ts";

/**
 * Reads a request's body into values to store: known, editable fields only, each as its type demands.
 * @throws Problem invalid with a pointer for each wrong field, forbidden for fields the role may not change
 */
export async function parseBody(
  ctx: Ctx,
  object: ObjectDefinition,
  mode: WriteMode,
  body: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const given = mode === "update" ? withoutVersion(body) : body;
  const own = await customFieldsOf(ctx, object.meta.name);
  refuseUneditable(ctx, object, own, given);
  const parsed = bodySchema(object, mode, ctx.org.country).safeParse(given);
  if (!parsed.success) throw invalid(parsed.error.issues.flatMap((issue) => fieldErrors(issue, object)));
  const values = Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
  if (values.custom !== undefined || (mode === "create" && own.some((field) => field.required))) {
    values.custom = parseCustom(ctx, object, mode, own, values.custom ?? {});
  }
  return values;
}

function parseCustom(ctx: Ctx, object: ObjectDefinition, mode: WriteMode, fields: Field[], given: unknown) {
  const parsed = customSchema(fields, mode, ctx.org.country).safeParse(given);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({ ...issue, path: ["custom", ...issue.path] }));
  throw invalid(errors.flatMap((issue) => fieldErrors(issue, object)));
}

const withoutVersion = ({ version: _, ...rest }: Record<string, unknown>) => rest;

function fieldErrors(
  issue: { code?: string; path: PropertyKey[]; message: string; keys?: string[] },
  object: ObjectDefinition,
): FieldError[] {
  if (issue.code !== "unrecognized_keys") return [{ pointer: `/${issue.path.join("/")}`, detail: issue.message }];
  return (issue.keys ?? []).map((key) => {
    const path = [...issue.path, key];
    return { pointer: `/${path.join("/")}`, detail: noSuchField(object, key) };
  });
}

function noSuchField({ meta }: ObjectDefinition, name: string): string {
  if (findField(meta, name)?.readOnly) return `${name} is set by Mainstay and cannot be changed directly.`;
  return `${meta.label} has no field “${name}” that can be set.`;
}

function refuseUneditable(ctx: Ctx, object: ObjectDefinition, own: Field[], body: Record<string, unknown>) {
  const { custom } = body;
  const named = (field: Field) =>
    field.custom ? typeof custom === "object" && custom !== null && field.name in custom : field.name in body;
  const refused = [...object.meta.fields, ...own].filter(
    (field) => named(field) && !field.readOnly && !isEditable(ctx, object.meta, field),
  );
  if (refused.length === 0) return;
  const pointer = (field: Field) => `/${fieldPath(field).replace(".", "/")}`;
  // A hidden field is refused as an unknown one is, so that its existence does not leak.
  const hidden = refused.filter((field) => !isVisible(ctx, object.meta, field));
  if (hidden.length > 0) {
    throw invalid(
      hidden.map((field) => ({
        pointer: pointer(field),
        detail: `${object.meta.label} has no field “${field.name}” that can be set.`,
      })),
    );
  }
  throw new Problem("forbidden", `Your role may not change ${refused.map((field) => field.label).join(", ")}.`, {
    errors: refused.map((field) => ({ pointer: pointer(field), detail: "Your role may not change this field." })),
  });
}

/** Does `work` on a part of the body: pointers of what is wrong begin with that part's own. */
export async function within<T>(pointer: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.errors.length === 0) throw error;
    const errors = error.errors.map((one) => ({ ...one, pointer: pointer + one.pointer }));
    throw new Problem(error.code, error.message, { errors, extra: error.extra, headers: error.headers });
  }
}
