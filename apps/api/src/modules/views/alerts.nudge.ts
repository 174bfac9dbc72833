import { eq, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { Ctx, House } from "../../platform/context.ts";
import type { OpenOperation } from "../../records/operation.ts";
import { lookAtWritten } from "./alerts.job.ts";
import { viewAlerts } from "./alerts.table.ts";
import { views } from "./views.table.ts";

/** More than this is large work, which the clock looks after: an import would send as many jobs as it has chunks. */
const MOST_WRITTEN = 100;
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
    for (const [object, own] of Map.groupBy(changes, (change) => change.object.meta.name)) {
      if (!objects.has(object)) continue;
      const ids = [...new Set(own.map(({ recordId }) => recordId))];
      await house.jobs.send(lookAtWritten, { object, ids }, { orgId, requestId });
    }
  }

  return {
    written(ctx, { changes, earlierChanges }) {
      if (changes.length === 0 || changes.length + earlierChanges > MOST_WRITTEN) return;
      nudge(ctx, changes).catch((error: unknown) =>
        house.log.warn({ err: error }, "Alerts of views wait for the clock"),
      );
    },
    forget: (orgId) => void watched.delete(orgId),
  };
}
