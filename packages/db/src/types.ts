import pg from "pg";

/**
 * How PostgreSQL's values arrive: bigint as a number (as its text beyond 2^53), date as "YYYY-MM-DD"; and as
 * node-postgres does anyway, numeric as text and timestamptz as Date. Set for the whole process, because Drizzle
 * asks the driver's global table and not the connection's.
 */
export function setTypeParsers(): void {
  pg.types.setTypeParser(pg.types.builtins.INT8, parseBigint);
  pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
}

function parseBigint(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}
