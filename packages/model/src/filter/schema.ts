import * as z from "zod";
import { PERIODS, UNITS } from "../time.ts";
import { type FilterValue, hasKey, OPS, sizeProblem, type Filter as Tree } from "./tree.ts";

const MAX_VALUES = 500;
const MAX_TEXT = 1_000;
const MAX_SPAN = 10_000;

const SpanSchema = z
  .partialRecord(z.enum(UNITS), z.int().min(0).max(MAX_SPAN))
  .refine((span) => Object.keys(span).length === 1, "must have one unit, such as { days: 7 }");

const ValueSchema: z.ZodType<FilterValue> = z.union([
  z.string().max(MAX_TEXT),
  z.number(),
  z.boolean(),
  z.strictObject({ ago: SpanSchema }),
  z.strictObject({ ahead: SpanSchema }),
  z.strictObject({ period: z.enum(PERIODS) }),
  z.strictObject({ me: z.literal(true) }),
]);

/** Chosen by its first known key rather than tried as a union, so that a mistake deep inside is told where it is. */
const Node: z.ZodType<Tree, unknown> = z.unknown().transform((given, ctx): Tree => {
  const read = nodeSchema(given).safeParse(given);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) ctx.addIssue({ code: "custom", path, message });
  return z.NEVER;
});

const Nodes = {
  and: z.strictObject({ and: z.array(Node) }),
  or: z.strictObject({ or: z.array(Node).min(1) }),
  not: z.strictObject({ not: Node }),
  search: z.strictObject({ search: z.string().trim().min(1).max(MAX_TEXT) }),
  segment: z.strictObject({ segment: z.string().trim().min(1).max(MAX_TEXT) }),
};

const ConditionSchema = z.strictObject({
  field: z.string().min(1).max(200),
  op: z.enum(OPS),
  value: z.union([ValueSchema, z.array(ValueSchema).min(1).max(MAX_VALUES)]).optional(),
});

function nodeSchema(given: unknown): z.ZodType<Tree> {
  if (hasKey(given, "and")) return Nodes.and;
  if (hasKey(given, "or")) return Nodes.or;
  if (hasKey(given, "not")) return Nodes.not;
  if (hasKey(given, "search")) return Nodes.search;
  return hasKey(given, "segment") ? Nodes.segment : ConditionSchema;
}

/** The shape of a filter from outside. Whether it fits an object's fields is for checkFilter to say. */
export const Filter: z.ZodType<Tree, unknown> = z
  .unknown()
  .superRefine((given, ctx) => {
    // Measured before it is walked, as a tree thousands of levels deep would exhaust the stack.
    const problem = sizeProblem(given);
    if (problem) ctx.addIssue({ code: "custom", message: problem });
  })
  .pipe(Node);
export type Filter = Tree;
