import { numeric, timestamp, uuid } from "drizzle-orm/pg-core";
import { v7 } from "uuid";

/** A new record's id: a UUIDv7, which sorts by the time of its making and so keeps indexes compact. */
export function newId(): string {
  return v7();
}

/** The primary key, made here rather than by the database so that a record knows its id before it is written. */
export const id = () => uuid("id").primaryKey().$defaultFn(newId);

/** The organization a row belongs to; row-level security demands this column of every table. */
export const orgId = () => uuid("org_id").notNull();

/** A moment, to the millisecond: what JavaScript's Date keeps, so that a value survives the round trip. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

export const createdAt = () => moment("created_at").notNull().defaultNow();
export const updatedAt = () => moment("updated_at").notNull().defaultNow();
export const deletedAt = () => moment("deleted_at");

/** An amount with two decimals, as text on both sides: binary floats lose cents. */
export const money = (name: string) => numeric(name, { precision: 18, scale: 2 });

/** The only row of a statement that must give exactly one; throws when it gave none or several. */
export function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`Expected one row, got ${rows.length}`);
  return row;
}
