import { sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { query } from "../../records/sql.ts";
import { listPipelines } from "../pipelines/pipelines.service.ts";
import type { Form } from "./forms.object.ts";

/**
 * Where a form's leads go. A pipeline that was deleted, or an owner who has left, gives way to the organization's
 * defaults: a form must not stop working because of what happened elsewhere.
 */
export async function routeOf(ctx: Ctx, form: Form): Promise<{ pipelineId: string | null; ownerId: string | null }> {
  const pipelines = form.pipelineId ? await listPipelines(ctx, "lead") : [];
  const pipeline = pipelines.find(
    ({ id, stages }) => id === form.pipelineId && stages.some(({ type }) => type === "open"),
  );
  const [owner] = form.defaultOwnerId
    ? await query(
        ctx.db,
        sql`select 1 from auth.member m where m.organization_id = ${ctx.org.id} and m.id = ${form.defaultOwnerId}`,
      )
    : [];
  return { pipelineId: pipeline?.id ?? null, ownerId: owner ? form.defaultOwnerId : null };
}
