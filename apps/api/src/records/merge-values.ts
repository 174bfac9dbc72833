import type { Field } from "@mainstay/model";
import { fieldPath } from "@mainstay/model/filter";
import type { Ctx } from "../platform/context.ts";
import { invalid } from "../platform/problem.ts";
import { parseBody, within } from "./body.ts";
import { customFieldsOf } from "./custom-fields.ts";
import { type SetAt, whenSet } from "./field-times.ts";
import type { Merge } from "./merge.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import { isEmpty, isSame } from "./same.ts";
import { isVisible } from "./scope.ts";

/**
 * Why a field keeps the value it keeps: all have the same, only one has any, it is the winner's, it was set last, the
 * lists are united, somebody chose it.
 */
export type Why = "same" | "only" | "winner" | "recent" | "united" | "chosen";

export interface FieldChoice {
  value: unknown;
  why: Why;
  /** When each record's value was set, by the record's id. */
  setAt: ReadonlyMap<string, string>;
}

interface Chosen {
  /** What the winner will hold that it does not hold now. */
  values: Record<string, unknown>;
  /** By field, `custom.roofType` for one of the organization's own. */
  choices: Map<string, FieldChoice>;
}

/** Decides every field of a merge; the winner comes first. @throws Problem invalid for a choice that makes no sense */
export async function chooseValues(
  ctx: Ctx,
  object: ObjectDefinition,
  { fields: wanted = {}, prefer }: Pick<Merge, "fields" | "prefer">,
  records: [AnyDoc, ...AnyDoc[]],
): Promise<Chosen> {
  const literals = await literalsIn(ctx, object, wanted, records);
  const times = await whenSet(ctx, object, records);
  const choices = new Map<string, FieldChoice>();
  for (const field of await allFields(ctx, object)) {
    const path = fieldPath(field);
    const setAt = times.get(path) ?? new Map();
    const source = records.find((record) => record.id === wanted[path]);
    const choice =
      path in literals
        ? { value: literals[path], why: "chosen" as const }
        : source
          ? { value: fieldOf(source, field) ?? null, why: "chosen" as const }
          : combined(object, field, records, prefer, setAt);
    choices.set(path, { ...choice, setAt });
  }
  return { values: differing(object, await allFields(ctx, object), choices, records[0]), choices };
}

/** Values that somebody wrote themselves instead of taking a record's, parsed; by field. */
async function literalsIn(ctx: Ctx, object: ObjectDefinition, wanted: Record<string, unknown>, records: AnyDoc[]) {
  const known = (await mergeable(ctx, object)).map(fieldPath);
  const unknown = Object.keys(wanted).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw invalid(
      unknown.map((name) => ({
        pointer: `/fields/${name}`,
        detail: `${object.meta.label} has no field “${name}” to choose.`,
      })),
    );
  const ids = records.map((record) => record.id);
  const given = Object.entries(wanted).filter(([, value]) => !ids.includes(String(value)));
  const own = given.filter(([name]) => name.startsWith(CUSTOM));
  const body = {
    ...Object.fromEntries(given.filter(([name]) => !name.startsWith(CUSTOM))),
    ...(own.length > 0 && {
      custom: Object.fromEntries(own.map(([name, value]) => [name.slice(CUSTOM.length), value])),
    }),
  };
  const parsed = await within("/fields", () => parseBody(ctx, object, "update", body));
  const custom = (parsed.custom ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    given.map(([name]) => [name, name.startsWith(CUSTOM) ? custom[name.slice(CUSTOM.length)] : parsed[name]]),
  );
}

/** What nobody has decided: lists are united; of other values the winner's stands, or the one that was set last. */
function combined(
  { meta }: ObjectDefinition,
  field: Field,
  records: [AnyDoc, ...AnyDoc[]],
  prefer: Merge["prefer"],
  setAt: SetAt,
): Pick<FieldChoice, "value" | "why"> {
  const values = records.map((record) => fieldOf(record, field) ?? null);
  const isOneValue = values.every((value) => isSame(meta, field.name, value, values[0]));
  if (isOneValue) return { value: values[0], why: "same" };
  if (isList(field)) return { value: united(values), why: "united" };
  const filled = records.filter((record) => !isEmpty(fieldOf(record, field)));
  const latest = filled.toSorted((a, b) => (setAt.get(b.id) ?? "").localeCompare(setAt.get(a.id) ?? ""))[0];
  const [winner] = records;
  const takesWinner = prefer === "winner" && filled.includes(winner);
  const source = takesWinner ? winner : latest;
  const why = filled.length === 1 ? "only" : takesWinner ? "winner" : "recent";
  return { value: source ? (fieldOf(source, field) ?? null) : null, why };
}

function differing(object: ObjectDefinition, fields: Field[], choices: Map<string, FieldChoice>, winner: AnyDoc) {
  const values: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const field of fields) {
    const value = choices.get(fieldPath(field))?.value;
    if (isSame(object.meta, field.name, value, fieldOf(winner, field))) continue;
    if (field.custom) custom[field.name] = value ?? null;
    else values[field.name] = value;
  }
  return Object.keys(custom).length > 0 ? { ...values, custom } : values;
}

function united(lists: unknown[]): unknown[] {
  const items = lists.flatMap((list) => (Array.isArray(list) ? list : []));
  const distinct = [...new Map(items.toReversed().map((item) => [identity(item), item])).values()].toReversed();
  return distinct.map((item, index) =>
    isObjectItem(item) && "primary" in item ? { ...item, primary: index === primaryIndex(distinct) } : item,
  );
}

const LISTS: Field["type"][] = ["emails", "phones", "addresses", "tags", "multiPicklist"];
const isList = (field: Field) => LISTS.includes(field.type);
const isObjectItem = (item: unknown): item is Record<string, unknown> => typeof item === "object" && item !== null;
const primaryIndex = (items: unknown[]) =>
  Math.max(
    0,
    items.findIndex((item) => isObjectItem(item) && item.primary === true),
  );

/** What makes two items of a list the same: address, number, or for the rest their whole content. */
function identity(item: unknown): string {
  if (!isObjectItem(item)) return String(item).toLowerCase();
  if (typeof item.email === "string") return item.email;
  if (typeof item.number === "string") return item.number;
  const { primary: _, type: __, ...rest } = item;
  return JSON.stringify(Object.entries(rest).sort()).toLowerCase();
}

const CUSTOM = "custom.";
export const fieldOf = (record: AnyDoc, field: Field): unknown =>
  field.custom ? record.custom[field.name] : record[field.name];

/** Everything a merge decides, also what the actor may not see: it must not be lost. */
const allFields = async (ctx: Ctx, { meta }: ObjectDefinition): Promise<Field[]> =>
  [...meta.fields, ...(await customFieldsOf(ctx, meta.name))].filter((field) => !field.readOnly);

/** The fields somebody may choose between. */
export const mergeable = async (ctx: Ctx, object: ObjectDefinition): Promise<Field[]> =>
  (await allFields(ctx, object)).filter((field) => isVisible(ctx, object.meta, field));
