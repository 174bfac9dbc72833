import { lineTotal, type Totals, totalsOf } from "@mainstay/model/line-items";
import { formatMoney } from "@mainstay/model/money";
import type { Formats } from "../../lib/formats.ts";
import type { Line } from "./drafts.api.ts";

/** An amount with all its cents: what is added up stands in a column. */
export const exactly = (amount: string, currency: string, { locale }: Formats) => formatMoney(amount, currency, locale);

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Whether all numbers of a line can be read; while one is typed, they may not. */
const isReadable = ({ quantity, unitPrice, taxRate }: Line) =>
  [quantity, unitPrice ?? "0", taxRate].every((value) => NUMBER.test(value));

/** What a line comes to, as it is shown; null while it has no price. */
export function amountOf(line: Line, currency: string, formats: Formats): string | null {
  const amount = isReadable(line) ? lineTotal(line, currency) : null;
  return amount === null ? null : exactly(amount, currency, formats);
}

/** The same arithmetic as the server's, for numbers that are being typed; null until all can be read. */
export const totalsNow = (lines: Line[], currency: string): Totals | null =>
  lines.every(isReadable) ? totalsOf(lines, currency) : null;
