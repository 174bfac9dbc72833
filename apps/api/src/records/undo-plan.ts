import { z } from "zod";
import type { changes } from "./journal.table.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import type { RowPatch } from "./rows.ts";
import { isSame } from "./same.ts";

/** What to do where a field was changed again since: take that change back too, or keep it. */
const Choice = z.enum(["undo", "keep"]);
type Choice = z.infer<typeof Choice>;
/** One answer for everything, one a record, or one a field. */
export const Resolution = z.union([Choice, z.record(z.string(), z.union([Choice, z.record(z.string(), Choice)]))]);
export type Resolution = z.infer<typeof Resolution>;

export type ChangeRow = typeof changes.$inferSelect;

/** A field that somebody changed again after the operation. */
export interface Clash {
  object: string;
  recordId: string;
  title: string;
  field: string;
  label: string;
  current: unknown;
  before: unknown;
}

/** What undoing the changes of one object comes to. */
export interface Plan {
  update: RowPatch[];
  remove: AnyDoc[];
  restore: string[];
  clashes: Clash[];
}

type Values = Record<string, unknown>;
interface Planning {
  object: ObjectDefinition;
  plan: Plan;
  resolve: Resolution | undefined;
}

/**
 * Plans the undo of an operation's changes to one object's records; pure.
 * @param rows the changes, newest first
 * @param docs the records as they are now
 */
export function planUndo(
  object: ObjectDefinition,
  rows: ChangeRow[],
  docs: Map<string, AnyDoc>,
  resolve: Resolution | undefined,
): Plan {
  const plan: Plan = { update: [], remove: [], restore: [], clashes: [] };
  const planning = { object, plan, resolve };
  for (const [recordId, own] of Map.groupBy(rows, (row) => row.recordId)) {
    const doc = docs.get(recordId);
    if (!doc) continue;
    const did = (action: ChangeRow["action"]) => own.some((row) => row.action === action);
    if (did("create")) {
      planRemoval(planning, doc, own);
      continue;
    }
    if (did("delete")) plan.restore.push(recordId);
    if (did("restore")) plan.remove.push(doc);
    const changed = formerValues(
      planning,
      doc,
      own.filter((row) => row.action === "update"),
    );
    if (Object.keys(changed).length > 0) plan.update.push({ before: doc, changed });
  }
  return plan;
}

/** A record that the operation made goes, unless it was worked on since. */
function planRemoval({ object, plan, resolve }: Planning, doc: AnyDoc, own: ChangeRow[]) {
  if (doc.version === own[0]?.version) {
    plan.remove.push(doc);
    return;
  }
  const left = byField(Object.assign({}, ...own.toReversed().map((row) => row.after)));
  const current = byField(doc);
  const later = Object.keys(left).filter(
    (name) => isWorkedOn(object, name) && !isSame(object.meta, name, current[name], left[name]),
  );
  const undecided = later.filter((name) => choose(resolve, doc.id, name) === undefined);
  for (const name of undecided) plan.clashes.push(clash(object, doc, name, current[name], null));
  if (undecided.length === 0 && later.every((name) => choose(resolve, doc.id, name) === "undo")) plan.remove.push(doc);
}

/** Bookkeeping (versions, times of the last activity, places, risks) follows other acts and is nobody's work on the record. */
const isWorkedOn = (object: ObjectDefinition, name: string) =>
  name.startsWith(CUSTOM) ||
  (object.meta.fields.some((field) => field.name === name) && !isReadOnly(object, name, BOOKKEEPING));
const BOOKKEEPING = /^(version|updatedAt|last[A-Z]\w*At|position|risk)$/;

/** A card's place in its column. The places of pipelines and stages somebody has chosen. */
const isPlace = (object: ObjectDefinition, name: string) => isReadOnly(object, name, /^position$/);

const isReadOnly = ({ meta }: ObjectDefinition, name: string, pattern: RegExp) =>
  pattern.test(name) && meta.fields.some((field) => field.name === name && field.readOnly);

/**
 * Former values of the fields an operation changed, but for those changed again that are to be kept. Nobody is asked
 * about a place that changed again: the card goes back to it, unless something of the later change is kept.
 */
function formerValues({ object, plan, resolve }: Planning, doc: AnyDoc, updates: ChangeRow[]): Values {
  const left = byField(Object.assign({}, ...updates.toReversed().map((row) => row.after)));
  const former = byField(Object.assign({}, ...updates.map((row) => row.before)));
  const current = byField(doc);
  const changed: Values = {};
  let keepsLater = false;
  for (const name of new Set([...Object.keys(former), ...Object.keys(left)])) {
    if (!name.startsWith(CUSTOM) && !(name in object.columns)) continue;
    if (isSame(object.meta, name, left[name], former[name]) || isSame(object.meta, name, current[name], former[name])) {
      continue;
    }
    if (!isSame(object.meta, name, current[name], left[name])) {
      const choice = choose(resolve, doc.id, name) ?? (isPlace(object, name) ? "undo" : undefined);
      if (choice === undefined) plan.clashes.push(clash(object, doc, name, current[name], former[name]));
      if (choice !== "undo") {
        keepsLater = true;
        continue;
      }
    }
    changed[name] = former[name] ?? null;
  }
  if (keepsLater) for (const name of Object.keys(changed)) if (isPlace(object, name)) delete changed[name];
  return asPatch(doc, changed);
}

const CUSTOM = "custom.";

/** The organization's own fields one by one, so that a change of one does not stand in the way of another's undo. */
function byField({ custom, ...values }: Values): Values {
  const own = Object.entries((custom ?? {}) as Values).map(([key, value]) => [CUSTOM + key, value]);
  return { ...values, ...Object.fromEntries(own) };
}

function asPatch(doc: AnyDoc, changed: Values): Values {
  const own = Object.entries(changed).filter(([name]) => name.startsWith(CUSTOM));
  const patch = Object.fromEntries(Object.entries(changed).filter(([name]) => !name.startsWith(CUSTOM)));
  if (own.length === 0) return patch;
  const custom = {
    ...doc.custom,
    ...Object.fromEntries(own.map(([name, value]) => [name.slice(CUSTOM.length), value])),
  };
  return { ...patch, custom: Object.fromEntries(Object.entries(custom).filter(([, value]) => value != null)) };
}

function choose(resolve: Resolution | undefined, recordId: string, field: string): Choice | undefined {
  if (resolve === undefined || typeof resolve === "string") return resolve;
  const forRecord = resolve[recordId];
  return typeof forRecord === "object" ? forRecord[field] : forRecord;
}

function clash({ meta }: ObjectDefinition, doc: AnyDoc, field: string, current: unknown, before: unknown): Clash {
  const label = meta.fields.find((one) => one.name === field)?.label ?? field;
  const title = String(doc[meta.titleField] ?? "");
  return { object: meta.name, recordId: doc.id, title, field, label, current: current ?? null, before: before ?? null };
}
