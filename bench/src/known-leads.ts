import type pg from "pg";
import type { KnownLead } from "./operations.ts";

/** Enough to choose from at random; more would only fill our own memory. */
const AT_MOST = 200_000;

/** Leads to ask for, with words of theirs to search by, in no order. */
export async function knownLeads(client: pg.Client): Promise<KnownLead[]> {
  const { rows } = await client.query<KnownLead>(
    `select l.id, l.org_id as "orgId", array[lower(split_part(c.full_name, ' ', 2)), substr(l.phone, 2), lower(l.service_type)] as words,
        l.stage_id not in (select s.id from stages s where s.org_id = l.org_id and s.pipeline_id = l.pipeline_id order by s.position desc limit 1) as "isMovable"
      from leads l join contacts c on c.org_id = l.org_id and c.id = l.contact_id
      where l.deleted_at is null and l.service_type is not null and l.phone is not null order by random() limit $1`,
    [AT_MOST],
  );
  return rows;
}
