import { isDeepStrictEqual } from "node:util";
import type { Ctx } from "../../platform/context.ts";
import { recordOperation } from "../organizations/audit.ts";
import type { AiSettings, ChangeAiSettings } from "./settings.ts";

interface Changed {
  before: AiSettings;
  change: Omit<ChangeAiSettings, "keys">;
  keys: { before: Record<string, string>; given: NonNullable<ChangeAiSettings["keys"]> };
}

/**
 * Who changed the provider, its model, the budget or a switch, with what was before. Of a key the journal knows that it
 * was set or forgotten, never what it is.
 */
export async function journalAiSettings(ctx: Ctx, { before, change, keys }: Changed): Promise<void> {
  const names = Object.keys(change) as (keyof typeof change)[];
  const differing = names.filter((name) => !isDeepStrictEqual(before[name], change[name]));
  const vendors = Object.entries(keys.given).filter(([vendor, key]) => (keys.before[vendor] ?? null) !== key);
  if (differing.length + vendors.length === 0) return;
  const told = (of: Partial<AiSettings>) => Object.fromEntries(differing.map((name) => [name, of[name] ?? null]));
  const state = (key: string | null | undefined) => (key ? "set" : null);
  await recordOperation(ctx, {
    kind: "update",
    object: "organization",
    id: ctx.org.id,
    summary: summaryOf(differing, vendors.length > 0),
    before: { ...told(before), ...named(vendors.map(([vendor]) => [vendor, state(keys.before[vendor])])) },
    after: { ...told(change), ...named(vendors.map(([vendor, key]) => [vendor, state(key)])) },
  });
}

const named = (keys: [string, string | null][]) =>
  Object.fromEntries(keys.map(([vendor, state]) => [`key.${vendor}`, state]));

/** What counts most of what was changed: who does the work, and what it may cost. */
function summaryOf(names: (keyof Changed["change"])[], areKeysChanged: boolean): string {
  const isWho = areKeysChanged || names.some((name) => WHO.includes(name));
  const isBudget = names.includes("dailySpend");
  if (isWho && isBudget) return "Changed who does AI's work, and its budget for a day";
  if (isWho) return "Changed who does AI's work";
  return isBudget ? "Changed AI's budget for a day" : "Changed what AI does";
}

const WHO: (keyof Changed["change"])[] = ["provider", "model", "taskModels", "embedding"];
