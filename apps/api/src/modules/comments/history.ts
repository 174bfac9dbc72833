import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { query } from "../../records/sql.ts";
import { readComment } from "./comments.service.ts";

export const FormerWords = z.object({ body: z.string(), until: z.iso.datetime({ offset: true }) });
type FormerWords = z.infer<typeof FormerWords>;

/**
 * What a comment said before it was changed, the newest first, as the journal has it; of one that was deleted nothing.
 * @throws Problem not-found
 */
export async function readFormerWords(ctx: Ctx, id: string): Promise<FormerWords[]> {
  await readComment(ctx, id);
  return query<FormerWords>(
    ctx.db,
    sql`select c.before->>'body' as body, to_json(o.at)#>>'{}' as until
      from changes c join operations o on o.org_id = c.org_id and o.id = c.operation_id
      where c.org_id = ${ctx.org.id} and c.record_id = ${id} and c.object = 'comment' and c.action = 'update'
        and exists (select from comments t where t.org_id = c.org_id and t.id = c.record_id and t.deleted_at is null)
        and c.before ? 'body' and c.before->>'body' is distinct from c.after->>'body'
      order by c.operation_id desc, c.position desc limit 50`,
  );
}
