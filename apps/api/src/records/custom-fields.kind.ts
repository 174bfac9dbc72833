import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { forbidden } from "../platform/problem.ts";
import { customFields } from "./custom-fields.table.ts";
import type { OpCtx } from "./operation.ts";
import { isEqual } from "./same.ts";
import { forgetSettings } from "./settings.ts";
import { noteSideChange, type SideKind } from "./side-changes.ts";

export type Row = typeof customFields.$inferSelect;

/** A field as the journal keeps it; null stands for one that is not there, or archived. */
export type Kept = Pick<Row, "object" | "key" | "spec" | "position">;

const Spec = z.custom<Row["spec"]>((value) => typeof value === "object" && value !== null && "type" in value);
const KeptField = z.object({ object: z.string(), key: z.string(), spec: Spec, position: z.int() }).nullable();

/** Undoing what was done to a field of the organization's own; one changed again since stays as it is. */
export const fieldKind: SideKind = {
  name: "field",
  async undo(ctx, { recordId, before, after }) {
    if (!ctx.role.capabilities.includes("fields")) throw forbidden("Your role may not change fields.");
    const [was, left] = [KeptField.parse(before ?? null), KeptField.parse(after ?? null)];
    const now = await readKept(ctx, recordId);
    if (!isEqual(now, left) || isEqual(now, was)) return false;
    await keep(ctx, recordId, now, was);
    return true;
  },
};

/** Brings a field into a state, null being archived, and writes the change down. */
export async function keep(ctx: OpCtx, id: string, before: Kept | null, after: Kept | null): Promise<Row> {
  const kept = after ?? before;
  if (!kept) throw new Error("A field that never was cannot be archived");
  const row = { ...kept, updatedAt: ctx.now(), deletedAt: after ? null : ctx.now() };
  const [written] = await ctx.db
    .insert(customFields)
    .values({ ...row, orgId: ctx.org.id, id, createdAt: ctx.now() })
    .onConflictDoUpdate({ target: [customFields.orgId, customFields.id], set: row })
    .returning();
  if (!written) throw new Error("The field was not written");
  const action = before === null ? "create" : after === null ? "delete" : "update";
  if (!isEqual(before, after)) {
    noteSideChange(ctx, {
      kind: fieldKind.name,
      recordId: id,
      version: 1,
      action,
      before: plain(before),
      after: plain(after),
    });
  }
  ctx.afterCommit(() => {
    forgetSettings(ctx.house, ctx.org.id);
    // Every browser draws its screens from the fields.
    ctx.house.realtime?.rightsChanged(ctx.org.id);
  });
  return written;
}

async function readKept(ctx: OpCtx, id: string): Promise<Kept | null> {
  const [row] = await ctx.db
    .select()
    .from(customFields)
    .where(and(eq(customFields.orgId, ctx.org.id), eq(customFields.id, id)))
    .for("update");
  if (!row || row.deletedAt) return null;
  const { object, key, spec, position } = row;
  return { object, key, spec, position };
}

const plain = (kept: Kept | null) => kept && { ...kept };
