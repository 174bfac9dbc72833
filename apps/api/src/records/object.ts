import type { EventDefinition } from "@mainstay/events";
import { describeObject, type FieldSpec, type ObjectMeta, type ObjectSpec } from "@mainstay/model";
import { getTableColumns, getTableName, type InferSelectModel, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Ctx } from "../platform/context.ts";
import type { FieldError } from "../platform/problem.ts";
import type { OpCtx } from "./operation.ts";
import type { RecordColumns } from "./record.columns.ts";
import type { RecordVerb } from "./record.events.ts";

export type RecordTable = PgTable & RecordColumns;

/** A row as the API gives it: times as ISO 8601, dates as YYYY-MM-DD, decimals as strings. */
export type Doc<T extends RecordTable = RecordTable> = AnyDoc & {
  [K in keyof InferSelectModel<T>]: AsJson<InferSelectModel<T>[K]>;
};
type AsJson<V> = V extends Date ? string : V;

/** A document whose object is only known at run time. */
export interface AnyDoc extends Record<string, unknown> {
  id: string;
  version: number;
  custom: Record<string, unknown>;
}

export interface ObjectHooks<T extends RecordTable> {
  /** Completes what a request left out; returns the values to store. What it writes itself joins the operation. */
  beforeCreate?(ctx: OpCtx, values: Partial<Doc<T>>): Promise<Partial<Doc<T>>>;
  /** What follows from a record's being there, in the same operation. */
  afterCreate?(ctx: OpCtx, doc: Doc<T>): Promise<void>;
  /** Completes a patch with what follows from it; what it writes itself joins the operation. */
  beforeUpdate?(ctx: OpCtx, before: Doc<T>, patch: Partial<Doc<T>>): Promise<Partial<Doc<T>>>;
  /** Says why a record cannot go yet, by throwing a problem. */
  beforeDelete?(ctx: OpCtx, doc: Doc<T>): Promise<void>;
  /** Fields that are computed from others; runs on every write, undo included. Pure. */
  derive?(next: Partial<Doc<T>>, patch: Partial<Doc<T>>): Partial<Doc<T>>;
  /** Rules over several fields; the pointers are into the body. Pure. */
  check?(next: Partial<Doc<T>>): FieldError[];
}

export interface ObjectDefinition<T extends RecordTable = RecordTable> {
  meta: ObjectMeta;
  table: T;
  tableName: string;
  /** Every column by its property name; a field and its column share one name. */
  columns: Record<string, PgColumn>;
  hooks: ObjectHooks<T>;
  /** The second line under the title in search results and pickers. */
  subtitle(doc: AnyDoc): string;
  /** What a single record's answer carries besides its own fields: name to JSON-valued SQL over the alias `t`. */
  detail?(ctx: Ctx): Record<string, SQL>;
  /** Events it declares for others to subscribe to; verbs it leaves out are told all the same. */
  events: Partial<Record<RecordVerb, EventDefinition>>;
  /** What its created event tells besides the record's id and maker. */
  createdEvent?(ctx: Ctx, doc: AnyDoc): Promise<Record<string, unknown>>;
  /** Set for an object apart. Null means every record of the organization. */
  access?: RecordScope;
  /** Set for what hangs on a record of any object: its fields that name the object and the record. */
  hangsOn?: HangsOn;
}

/** The fields by which something hangs on a record of whatever object; a merge takes it along. */
export interface HangsOn {
  object: string;
  id: string;
}

/** Who may do this with which records, as a predicate over the table under `alias`. */
export type RecordScope = (ctx: Ctx, action: "read" | "edit" | "delete", alias: string) => SQL | null;

interface Declaration<T extends RecordTable> extends Omit<ObjectSpec, "fields"> {
  table: T;
  fields: Record<string, FieldSpec>;
  hooks?: ObjectHooks<T>;
  subtitle?(doc: AnyDoc): string;
  detail?(ctx: Ctx): Record<string, SQL>;
  events?: Partial<Record<RecordVerb, EventDefinition>>;
  createdEvent?(ctx: Ctx, doc: AnyDoc): Promise<Record<string, unknown>>;
  /**
   * Makes it an object apart, such as a saved view: journalled and undone like any other, but with rights that depend
   * on the record and on no role, and in none of the product's lists, searches and settings.
   */
  access?: RecordScope;
  hangsOn?: HangsOn;
}

/**
 * Declares an object: its table and fields, and what is special about it. Everything else (routes, validation,
 * journal, search, lists, the web app's forms) is made from this.
 * @throws Error when a field has no column: a mistake of ours, found at start
 */
export function defineObject<T extends RecordTable>(declaration: Declaration<T>): ObjectDefinition<T> {
  const {
    table,
    hooks = {},
    subtitle = () => "",
    detail,
    events = {},
    createdEvent,
    access,
    hangsOn,
    ...spec
  } = declaration;
  const meta = describeObject(spec);
  const columns: Record<string, PgColumn> = getTableColumns(table);
  for (const field of meta.fields) {
    if (!columns[field.name]) throw new Error(`${meta.name}.${field.name} has no column in ${getTableName(table)}`);
  }
  return {
    meta,
    table,
    tableName: getTableName(table),
    columns,
    hooks,
    subtitle,
    detail,
    events,
    createdEvent,
    access,
    hangsOn,
  };
}

const registry = new Map<string, ObjectDefinition>();

/** Makes objects known by name and plural; called once with all of them by `app.ts`. */
export function registerObjects(objects: ObjectDefinition[]): void {
  for (const object of objects) registry.set(object.meta.name, object);
}

export function objectNamed(name: string): ObjectDefinition {
  const object = registry.get(name);
  if (!object) throw new Error(`No object is named ${name}`);
  return object;
}

/** What hangs on records of whatever object, by the fields that say on which. */
export const hangingObjects = () =>
  [...registry.values()].flatMap((object) => (object.hangsOn ? [{ object, on: object.hangsOn }] : []));

export const isObject = (name: string) => registry.has(name);
/** The objects that roles, screens and searches know; those apart are reached by name only. */
export const allObjects = () => [...registry.values()].filter((object) => !object.access);
