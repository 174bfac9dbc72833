import { type SQL, sql } from "drizzle-orm";

/**
 * Whether what an operation did still stands, as a predicate over rows with its `org_id` and `operation_id` under
 * `alias`: nobody has undone it, or that undo was undone.
 */
export const isStanding = (alias: SQL): SQL => sql`not exists (
  select 1 from operations u where u.org_id = ${alias}.org_id and u.undoes = ${alias}.operation_id
    and not exists (select 1 from operations r where r.org_id = u.org_id and r.undoes = u.id))`;
