import { LRUCache } from "lru-cache";
import type { Ctx, House } from "../platform/context.ts";

/*
 * What an organization has set up (its fields, its pipelines) is read by nearly every request and changed now and then.
 * It is kept in the process until PostgreSQL says that one of the tables behind it changed.
 */

export const SETTINGS_CHANNEL = "settings_changed";
const ORGANIZATIONS = 1_000;

/** Makes every change of these tables known, once a transaction and organization. */
export const settingsSql = (tables: string[]) => `
create or replace function app.announce_settings() returns trigger language plpgsql as $$
begin
  perform pg_notify('${SETTINGS_CHANNEL}', coalesce(new.org_id, old.org_id)::text);
  return null;
end $$;
${tables
  .map(
    (table) => `create or replace trigger announce_settings after insert or update or delete on ${table}
  for each row execute function app.announce_settings();`,
  )
  .join("\n")}
`;

type Load<T> = (ctx: Ctx) => Promise<T>;

class Kept {
  readonly byOrganization = new LRUCache<string, Map<Load<unknown>, unknown>>({ max: ORGANIZATIONS });
  /** Grows with every change, so that what was read before one is not kept after it. */
  generation = 0;
  isHearing = true;
}
const byHouse = new WeakMap<House, Kept>();

function keptBy(house: House): Kept {
  const known = byHouse.get(house) ?? new Kept();
  byHouse.set(house, known);
  return known;
}

/** Wraps a reading of set-up, so that it is done once until something changes. */
export function setting<T>(load: Load<T>): Load<T> {
  return async (ctx) => {
    // Within an operation that changes the set-up itself, only the transaction knows the truth.
    if (ctx.operation?.changes.some((change) => change.object.meta.governedBy)) return load(ctx);
    const kept = keptBy(ctx.house);
    const own = kept.byOrganization.get(ctx.org.id) ?? new Map<Load<unknown>, unknown>();
    if (own.has(load) && kept.isHearing) return own.get(load) as T;
    const startedIn = kept.generation;
    const value = await load(ctx);
    if (startedIn === kept.generation) kept.byOrganization.set(ctx.org.id, own.set(load, value));
    return value;
  };
}

/** Drops what is kept of an organization, or of all; whoever changes a set-up calls it once that is committed. */
export function forgetSettings(house: House, orgId?: string): void {
  const kept = keptBy(house);
  kept.generation++;
  if (orgId) kept.byOrganization.delete(orgId);
  else kept.byOrganization.clear();
}

/** Hears of changes made by other processes; the answer stops it. */
export async function hearSettings(house: House): Promise<() => Promise<void>> {
  const hear = (isHearing: boolean) => () => {
    keptBy(house).isHearing = isHearing;
    forgetSettings(house);
  };
  return house.database.listen(SETTINGS_CHANNEL, (orgId) => forgetSettings(house, orgId), hear(true), hear(false));
}
