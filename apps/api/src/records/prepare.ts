import { newId } from "@mainstay/db";
import { findField } from "@mainstay/model";
import { invalid } from "../platform/problem.ts";
import type { AnyDoc, Doc, ObjectDefinition } from "./object.ts";
import type { OpCtx } from "./operation.ts";
import type { RowPatch } from "./rows.ts";
import { isSame } from "./same.ts";

/*
 * What the object itself adds to a write: hooks, derived fields, rules over several fields. Values come in parsed and
 * with their links checked.
 */

/** A new record's values, completed and checked; ready for `insertRows`. @throws Problem invalid */
export async function prepareCreate(
  ctx: OpCtx,
  object: ObjectDefinition,
  given: Record<string, unknown>,
): Promise<{ id: string; [field: string]: unknown }> {
  const { ownerField } = object.meta;
  const owned = ownerField && !(ownerField in given) ? { ...given, [ownerField]: ownerFrom(ctx, object) } : given;
  const completed = (await object.hooks.beforeCreate?.(ctx, owned as Partial<Doc>)) ?? owned;
  const values = { ...completed, ...object.hooks.derive?.(completed as Partial<Doc>, completed as Partial<Doc>) };
  check(object, values);
  return { ...values, custom: withoutEmpty(values.custom ?? {}), id: newId() };
}

/** Whoever creates a record owns it, unless something else is said. */
function ownerFrom({ member }: OpCtx, { meta }: ObjectDefinition): string | string[] | null {
  const isList = findField(meta, meta.ownerField ?? "")?.type === "members";
  return isList ? (member ? [member.id] : []) : (member?.id ?? null);
}

/** What a patch changes in a record, completed and checked; null when nothing. @throws Problem invalid */
export async function preparePatch(
  ctx: OpCtx,
  object: ObjectDefinition,
  before: AnyDoc,
  given: Record<string, unknown>,
): Promise<RowPatch | null> {
  const merged = given.custom ? { ...given, custom: withoutEmpty({ ...before.custom, ...given.custom }) } : given;
  const completed = (await object.hooks.beforeUpdate?.(ctx, before as Doc, merged as Partial<Doc>)) ?? merged;
  const derived = object.hooks.derive?.({ ...before, ...completed } as Partial<Doc>, completed as Partial<Doc>);
  const changed = Object.fromEntries(
    Object.entries({ ...completed, ...derived }).filter(
      ([name, value]) => value !== undefined && !isSame(object.meta, name, before[name], value),
    ),
  );
  if (Object.keys(changed).length === 0) return null;
  check(object, { ...before, ...changed });
  return { before, changed };
}

function check(object: ObjectDefinition, values: Record<string, unknown>) {
  const errors = object.hooks.check?.(values as Partial<Doc>) ?? [];
  if (errors.length > 0) throw invalid(errors);
}

/** The organization's own fields are set key by key; null removes one. */
const withoutEmpty = (custom: object) =>
  Object.fromEntries(Object.entries(custom).filter(([, value]) => value !== null && value !== undefined));
