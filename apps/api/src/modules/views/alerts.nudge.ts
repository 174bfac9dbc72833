import { eq, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { Ctx, House } from "../../platform/context.ts";
import type { OpenOperation } from "../../records/operation.ts";
import { lookAtWritten } from "./alerts.job.ts";
import { viewAlerts } from "./alerts.table.ts";
import { views } from "./views.table.ts";

/** More than this is large work, which the clock looks after: an import would send as many jobs as it has chunks. */
const MOST_WRITTEN = 100;
/** What is written in a rush is looked at together: a look costs some fifteen statements. */
const GATHERED_FOR_MS = 100;
/** An alert that another process has made is known after so long; until then the clock serves it. */
const KNOWN_FOR_MS = 30_000;

export interface AlertNudge {
  /** An operation has been committed. */
  written(ctx: Ctx, operation: OpenOperation): void;
  /** Somebody watches another view than before. */
  forget(orgId: string): void;
}

declare module "../../platform/context.ts" {
  interface House {
    alertNudge?: AlertNudge;
  }
}

/** Has alerts look at what an operation wrote, as soon as it is committed; costs nothing where nobody watches a view. */
export function createAlertNudge(house: House): AlertNudge {
  const watched = new LRUCache<string, Set<string>>({ max: 10_000, ttl: KNOWN_FOR_MS });
  /** Ids of written records by organization and object, until they are sent. */
  const gathered = new Map<string, Set<string>>();
  const waitForClock = (error: unknown) => house.log.warn({ err: error }, "Alerts of views wait for the clock");

  async function objectsWatchedIn(orgId: string): Promise<Set<string>> {
    const known = watched.get(orgId);
    if (known) return known;
    const rows = await house.database
      .forOrg(orgId)
      .selectDistinct({ object: views.object })
      .from(viewAlerts)
      .innerJoin(views, sql`${views.orgId} = ${viewAlerts.orgId} and ${views.id} = ${viewAlerts.viewId}`)
      .where(eq(viewAlerts.orgId, orgId));
    const objects = new Set(rows.map(({ object }) => object));
    watched.set(orgId, objects);
    return objects;
  }

  async function nudge({ org: { id: orgId }, requestId }: Ctx, changes: OpenOperation["changes"]): Promise<void> {
    const objects = await objectsWatchedIn(orgId);
    for (const { object, recordId } of changes) {
      if (objects.has(object.meta.name)) gather(object.meta.name, recordId, { orgId, requestId });
    }
  }

  function gather(object: string, id: string, meta: { orgId: string; requestId: string }): void {
    const key = `${meta.orgId} ${object}`;
    const waiting = gathered.get(key);
    if (waiting) return void waiting.add(id);
    const ids = new Set([id]);
    gathered.set(key, ids);
    setTimeout(() => {
      gathered.delete(key);
      if (ids.size <= MOST_WRITTEN) house.jobs.send(lookAtWritten, { object, ids: [...ids] }, meta).catch(waitForClock);
    }, GATHERED_FOR_MS).unref();
  }

  return {
    written(ctx, { changes, earlierChanges }) {
      if (changes.length === 0 || changes.length + earlierChanges > MOST_WRITTEN) return;
      nudge(ctx, changes).catch(waitForClock);
    },
    forget: (orgId) => void watched.delete(orgId),
  };
}
