import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { type FieldError, invalid, Problem } from "../../platform/problem.ts";
import { visibleFields } from "../../records/list.ts";
import { allObjects } from "../../records/object.ts";
import { readFilter } from "../../records/read-filter.ts";
import { parseSort } from "../../records/sort.ts";

const text = (max: number) => z.string().trim().max(max).optional();

/** As a list's URL says it. */
export const ViewConfig = z.strictObject({
  filter: text(10_000).describe("In either form of the filter language"),
  sort: text(200),
  columns: text(2_000).describe("Field names with commas"),
  pinned: text(500).describe("Those of the columns that stay in sight"),
  widths: text(2_000).describe("Widths in pixels of columns that were resized: `title:320,status:140`"),
  totals: text(2_000).describe("What the last row says below columns: `amount:sum,probability:avg`"),
  layout: z.enum(["table", "board", "calendar", "gantt"]).optional(),
  density: z.enum(["compact", "roomy"]).optional(),
  groupBy: text(80),
  pipeline: z.uuid().optional(),
});
export type ViewConfig = z.infer<typeof ViewConfig>;

/**
 * Refuses a configuration that the object's list would refuse: a view that cannot be opened helps nobody.
 * @throws Problem invalid with pointers into `config`
 */
export async function checkConfig(ctx: Ctx, objectName: string, config: ViewConfig): Promise<void> {
  const object = allObjects().find(({ meta }) => meta.name === objectName);
  if (!object) throw invalid([{ pointer: "/object", detail: `“${objectName}” is not an object of Mainstay.` }]);
  const fields = await visibleFields(ctx, object);
  const named = [
    ...namesIn("columns", config.columns),
    ...namesIn("pinned", config.pinned),
    ...namesIn("widths", config.widths),
    ...namesIn("totals", config.totals),
    ["groupBy", config.groupBy] as const,
  ];
  const errors: FieldError[] = [
    ...(await refusals("filter", async () => config.filter && readFilter(ctx, config.filter, object, fields))),
    ...(await refusals("sort", async () => config.sort && parseSort(config.sort, object, fields))),
    ...named
      .filter(([, name]) => name && !fields.some((field) => [field.name, `custom.${field.name}`].includes(name)))
      .map(([part, name]) => ({
        pointer: `/config/${part}`,
        detail: `${object.meta.pluralLabel} have no field “${name}”.`,
      })),
  ];
  if (errors.length > 0) throw invalid(errors);
}

/** The fields a part of the configuration names, what it says of each left out. */
const namesIn = (part: string, list = "") => list.split(",").map((one) => [part, one.split(":")[0]?.trim()] as const);

/** The list answers for an address (`?filter`); here the same words belong to a part of the body. */
async function refusals(part: string, read: () => Promise<unknown>): Promise<FieldError[]> {
  try {
    await read();
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const details = error.errors.length > 0 ? error.errors.map(({ detail }) => detail) : [error.message];
    return details.map((detail) => ({ pointer: `/config/${part}`, detail }));
  }
}
