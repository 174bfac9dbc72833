import type { Field } from "@mainstay/model";
import { familyOf, type Op } from "@mainstay/model/filter";
import { phoneDigits } from "@mainstay/model/phone";
import { type SQL, sql } from "drizzle-orm";
import { likeSafe, literal, raw, textArray } from "./sql.ts";

/** Whether a field of texts compares so with one of `values`, without regard to case. */
export function textSql(op: Op, values: string[], field: Field, column: SQL): SQL {
  const folded = values.map((value) => value.toLowerCase());
  const digits = op === "contains" && PHONES.includes(field.type) ? phoneDigits(folded[0] ?? "") : "";
  return anyText(field, column, (text) => {
    const fits = compared(op, folded, sql`lower(${text})`);
    // A part of a number is found however either is written.
    return digits ? sql`(${fits} or regexp_replace(${text}, '\\D', '', 'g') like ${`%${digits}%`})` : fits;
  });
}

const PHONES: Field["type"][] = ["phone", "phones"];

function compared(op: Op, [first = "", ...others]: string[], text: SQL): SQL {
  switch (op) {
    case "eq":
      return sql`${text} = ${first}`;
    case "in":
      return sql`${text} = any(${textArray([first, ...others])})`;
    case "contains":
      return sql`${text} like ${`%${likeSafe(first)}%`}`;
    case "startsWith":
      return sql`${text} like ${`${likeSafe(first)}%`}`;
    case "endsWith":
      return sql`${text} like ${`%${likeSafe(first)}`}`;
    default:
      throw new Error(`${op} does not compare text`);
  }
}

/** The parts of each element that a list of e-mails or phones is compared by. */
const PARTS: Partial<Record<Field["type"], string[]>> = { emails: ["email"], phones: ["number", "raw"] };

/** Whether a text passes; of a value that holds several, any. */
function anyText(field: Field, column: SQL, test: (text: SQL) => SQL): SQL {
  const parts = field.custom ? undefined : PARTS[field.type];
  if (parts) {
    const tests = parts.map((part) => test(raw(`(item->>${literal(part)})`)));
    return sql`exists (select 1 from jsonb_array_elements(${column}) item where ${sql.join(tests, sql` or `)})`;
  }
  if (familyOf(field.type) !== "blob") return test(sql`${column}::text`);
  const text = test(raw("(part #>> '{}')"));
  return sql`exists (select 1 from jsonb_path_query(${column}, 'strict $.**') part
    where jsonb_typeof(part) in ('string', 'number') and ${text})`;
}
