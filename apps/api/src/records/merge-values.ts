import type { Field } from "@mainstay/model";
import type { Ctx } from "../platform/context.ts";
import { invalid } from "../platform/problem.ts";
import { parseBody, within } from "./body.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import { isSame } from "./same.ts";
import { isVisible } from "./scope.ts";

/** What the winner will hold that it does not hold now. */
export async function chosenValues(
  ctx: Ctx,
  object: ObjectDefinition,
  wanted: Record<string, unknown>,
  winner: AnyDoc,
  losers: AnyDoc[],
): Promise<Record<string, unknown>> {
  const unknown = Object.keys(wanted).filter((name) => !mergeable(ctx, object).some((field) => field.name === name));
  if (unknown.length > 0)
    throw invalid(
      unknown.map((name) => ({
        pointer: `/fields/${name}`,
        detail: `${object.meta.label} has no field “${name}” to choose.`,
      })),
    );
  const records = new Map([winner, ...losers].map((record) => [record.id, record]));
  const literals = Object.fromEntries(Object.entries(wanted).filter(([, value]) => !records.has(String(value))));
  const parsed = await within("/fields", () => parseBody(ctx, object, "update", literals));
  const chosen: Record<string, unknown> = {};
  for (const field of object.meta.fields.filter((one) => !one.readOnly)) {
    const source = records.get(String(wanted[field.name]));
    const value =
      field.name in literals
        ? parsed[field.name]
        : source
          ? (source[field.name] ?? null)
          : combined(field, [winner, ...losers]);
    if (!isSame(object.meta, field.name, value, winner[field.name])) chosen[field.name] = value;
  }
  const custom = Object.assign({}, ...losers.toReversed().map((loser) => loser.custom), winner.custom);
  return { ...chosen, custom };
}

/** Lists are united, other fields take the first value that is there, the winner's before the others'. */
function combined(field: Field, records: AnyDoc[]): unknown {
  if (!isList(field)) return records.map((record) => record[field.name]).find((value) => !isEmpty(value)) ?? null;
  const items = records.flatMap((record) => (record[field.name] as unknown[] | null) ?? []);
  const united = [...new Map(items.toReversed().map((item) => [identity(item), item])).values()].toReversed();
  return united.map((item, index) =>
    isObjectItem(item) && "primary" in item ? { ...item, primary: index === primaryIndex(united) } : item,
  );
}

const LISTS: Field["type"][] = ["emails", "phones", "addresses", "tags", "multiPicklist"];
export const isList = (field: Field) => LISTS.includes(field.type);
const isObjectItem = (item: unknown): item is Record<string, unknown> => typeof item === "object" && item !== null;
const primaryIndex = (items: unknown[]) =>
  Math.max(
    0,
    items.findIndex((item) => isObjectItem(item) && item.primary === true),
  );
export const isEmpty = (value: unknown) =>
  value == null || value === "" || (Array.isArray(value) && value.length === 0);

/** What makes two items of a list the same: address, number, or for the rest their whole content. */
function identity(item: unknown): string {
  if (!isObjectItem(item)) return String(item).toLowerCase();
  if (typeof item.email === "string") return item.email;
  if (typeof item.number === "string") return item.number;
  const { primary: _, type: __, ...rest } = item;
  return JSON.stringify(Object.entries(rest).sort()).toLowerCase();
}

/** The fields somebody may choose between. */
export const mergeable = (ctx: Ctx, object: ObjectDefinition) =>
  object.meta.fields.filter((field) => !field.readOnly && isVisible(ctx, object.meta, field));
