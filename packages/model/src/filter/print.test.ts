import fc from "fast-check";
import { expect, test } from "vitest";
import type { Field } from "../fields.ts";
import { PERIODS, UNITS } from "../time.ts";
import { fieldPath } from "./find-field.ts";
import { checkFilter, Filter, familyOf, opsFor, parseFilter, printFilter, simplify } from "./index.ts";
import { ANNA, LEAD_FIELDS } from "./lead-fields.ts";
import { takesList, takesNothing } from "./operators.ts";
import { type FilterValue, type Op, sizeProblem } from "./tree.ts";

test.each([
  ['status:new value>500 created<7d "water heater"', 'status:new value>500 createdAt<7d "water heater"'],
  ["(status:new OR status:working) AND NOT tags:vip,hot", "(status:new OR status:working) -tags:vip,hot"],
  ['name:="Acme Inc" NOT name:old name!=x name:a*', 'name="Acme Inc" -name:old name!=x name:a*'],
  [
    "due:NextWeek OR due<in:7days OR due:2027..2026-11",
    "closeDate:next-week OR closeDate<in-7d OR closeDate:2026-11..2027",
  ],
  [`owner:${ANNA} -owner:me`, 'owner:"Anna Ito" -owner:me'],
  ['status:"Nothing yet" NOT status:none', 'status:"none" status:*'],
  ["NOT (a OR #hot) tags:a&b urgent:true", "-(a OR #hot) tags:a&b urgent:yes"],
  ["NOT ()", "-()"],
  ["()", ""],
])("%s is written %s", (typed, written) => {
  const parsed = parseFilter(typed, LEAD_FIELDS);
  expect(parsed.ok && printFilter(parsed.tree, LEAD_FIELDS)).toBe(written);
});

test("Every filter reads back from its text as itself", () => {
  fc.assert(
    fc.property(anyFilter, (given) => {
      const checked = checkFilter(given, LEAD_FIELDS);
      if (!checked.ok) return fc.pre(false);
      const simple = simplify(checked.tree);
      fc.pre(sizeProblem(simple) === null);
      expect(parseFilter(printFilter(checked.tree, LEAD_FIELDS), LEAD_FIELDS)).toEqual({ ok: true, tree: simple });
      expect(Filter.parse(JSON.parse(JSON.stringify(checked.tree)))).toEqual(checked.tree);
    }),
    { numRuns: 2_000 },
  );
});

test("Any text at all is read or refused, never thrown at", () => {
  const piece = fc.constantFrom(
    "status",
    "value",
    "due",
    "name",
    ":",
    "=",
    ">",
    "!=",
    "..",
    ",",
    "&",
    "(",
    ")",
    "-",
    "*",
    '"',
    "\\",
    " ",
    " OR ",
    "new",
    "7d",
    "none",
    "#",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join("")),
      ),
      (text) => {
        const parsed = parseFilter(text, LEAD_FIELDS);
        if (parsed.ok) expect(parseFilter(printFilter(parsed.tree, LEAD_FIELDS), LEAD_FIELDS)).toEqual(parsed);
        else expect(parsed.errors).not.toHaveLength(0);
      },
    ),
    { numRuns: 5_000 },
  );
});

const anyText = fc
  .oneof(
    fc.string({ minLength: 1 }),
    fc.string({ minLength: 1, unit: "grapheme" }),
    fc.constantFrom("none", "me", "a*", "*", "OR", 'say "hi"', "a..b", "x:y"),
  )
  .filter((text) => text.trim() !== "");
const anySpan = fc.tuple(fc.constantFrom(...UNITS), fc.nat(400)).map(([unit, count]) => ({ [unit]: count }));
const anyDay = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyRelative: fc.Arbitrary<FilterValue> = fc.oneof(
  anySpan.map((ago) => ({ ago })),
  anySpan.map((ahead) => ({ ahead })),
  fc.constantFrom(...PERIODS).map((period) => ({ period })),
);

function anyValue(field: Field): fc.Arbitrary<FilterValue> {
  switch (familyOf(field.type)) {
    case "number":
      return fc.oneof(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100),
      );
    case "date":
      return fc.oneof(anyRelative, anyDay, ...[4, 7, 10].map((length) => anyDay.map((day) => day.slice(0, length))));
    case "boolean":
      return fc.boolean();
    case "choice":
    case "list":
      if (field.type === "currency") return fc.constantFrom("USD", "eur");
      if (field.type === "tags") return anyText;
      if (field.options && field.type !== "member")
        return fc.constantFrom(...field.options.map((option) => option.value));
      return fc.oneof(
        fc.uuid(),
        field.type === "member" ? fc.constantFrom<FilterValue>({ me: true }, ANNA) : fc.uuid(),
      );
    default:
      return anyText;
  }
}

const anyOperands = (field: Field, op: Op): fc.Arbitrary<FilterValue | FilterValue[] | undefined> => {
  if (takesNothing(op)) return fc.constant(undefined);
  if (op === "between") return fc.array(anyValue(field), { minLength: 2, maxLength: 2 });
  return takesList(op) ? fc.array(anyValue(field), { minLength: 1, maxLength: 4 }) : anyValue(field);
};

const anyCondition: fc.Arbitrary<Filter> = fc
  .constantFrom(...LEAD_FIELDS.filter((field) => field.filter))
  .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...opsFor(field.type))))
  .chain(([field, op]) =>
    anyOperands(field, op).map((value) => ({ field: fieldPath(field), op, ...(value !== undefined && { value }) })),
  );

const { filter: anyFilter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    anyCondition,
    anyText.map((words) => ({ search: words.trim() })),
    anyText.map((name) => ({ segment: name.trim() })),
    fc.array(tie("filter"), { maxLength: 4 }).map((and) => ({ and })),
    fc.array(tie("filter"), { minLength: 1, maxLength: 4 }).map((or) => ({ or })),
    tie("filter").map((not) => ({ not })),
  ),
}));
