import { type Database, type Db, newId } from "@mainstay/db";
import { and, eq } from "drizzle-orm";
import { member } from "../../platform/auth/auth.table.ts";
import type { OrganizationChange } from "../../platform/auth/index.ts";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { type ChangeAction, changes, type OperationKind, operations } from "../../records/journal.table.ts";

export interface AuditedChange {
  kind: Extract<OperationKind, "create" | "update" | "delete">;
  /** For people: "Made the role Office manager". */
  summary: string;
  object: "organization" | "member" | "invitation" | "role" | "team" | "api_key";
  id: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/**
 * Writes a change of the organization itself into the journal. These rows live outside the records layer, in tables of
 * the system role, so the journal follows the change instead of sharing its transaction.
 */
export async function recordOperation(ctx: Ctx, change: AuditedChange): Promise<void> {
  const { actor, source, requestId } = ctx;
  await inTransaction(ctx, ({ db }) =>
    write(db, { orgId: ctx.org.id, actor, source, requestId, at: ctx.now() }, change),
  );
}

/** Journals what people do through Better-auth's endpoints; for `createAuth`. */
export const createChangeRecorder = (database: Database, now: () => Date) => async (change: OrganizationChange) => {
  const { organizationId, by } = change;
  const [row] = await database.system
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.organizationId, organizationId), eq(member.userId, by.userId)));
  // Who has just left is no member any more; what they did last is their leaving.
  const actor = { type: "member", id: row?.id ?? change.id, name: by.name } as const;
  await database.transaction(organizationId, (db) =>
    write(db, { orgId: organizationId, actor, source: "web", requestId: null, at: now() }, change),
  );
};

type Heading = Pick<typeof operations.$inferInsert, "orgId" | "actor" | "source" | "requestId" | "at">;

async function write(db: Db, heading: Heading, change: AuditedChange): Promise<void> {
  const operationId = newId();
  const action: ChangeAction = change.kind;
  await db.insert(operations).values({ ...heading, id: operationId, kind: change.kind, summary: change.summary });
  await db.insert(changes).values({
    orgId: heading.orgId,
    operationId,
    position: 0,
    object: change.object,
    recordId: change.id,
    action,
    version: 1,
    before: change.before ?? null,
    after: change.after ?? null,
  });
}
