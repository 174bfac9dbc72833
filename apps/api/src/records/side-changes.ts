import type { ChangeAction } from "./journal.table.ts";
import type { OpCtx } from "./operation.ts";

/**
 * Something done about a record that is no field of it, such as lending it to a member. It stands in the journal
 * beside the changes of fields, under a name of its own and with the record's id, and is undone with them.
 */
export interface SideChange {
  kind: string;
  recordId: string;
  /** The record's version at the time; a side change leaves it as it is. */
  version: number;
  action: ChangeAction;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** How side changes of one kind are taken back. */
export interface SideKind {
  name: string;
  /** Puts back what was before. What was changed again since stays. @returns whether anything was put back */
  undo(ctx: OpCtx, change: Pick<SideChange, "recordId" | "before" | "after">): Promise<boolean>;
}

/** Writes a side change into the open operation. */
export function noteSideChange(ctx: OpCtx, change: SideChange): void {
  ctx.operation.sideChanges.push(change);
}
