import type pg from "pg";
import { inTransaction } from "../connection.ts";

/** Drops everything Mainstay made in a database, and nothing that belongs to an extension. */
export async function clearDatabase(client: pg.Client): Promise<void> {
  await inTransaction(client, async () => {
    await client.query("drop schema if exists auth, jobs cascade");
    await client.query(dropOwnThings);
    // Policies and defaults of the tables used its functions; with the tables gone nothing does.
    await client.query("drop schema if exists app cascade");
  });
}

const dropOwnThings = `do $$
  declare statement text;
  begin
    for statement in
      select format('drop table if exists %s cascade', oid::regclass) from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
          and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
      union all
      select format('drop view if exists %s cascade', oid::regclass) from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'v'
          and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
      union all
      select format('drop routine if exists %s cascade', oid::regprocedure) from pg_proc
        where pronamespace = 'public'::regnamespace
          and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
      union all
      select format('drop type if exists %s cascade', oid::regtype) from pg_type
        where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
          and not exists (select from pg_depend where objid = pg_type.oid and deptype = 'e')
      union all
      select format('drop sequence if exists %s cascade', oid::regclass) from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'S'
          and not exists (select from pg_depend where objid = pg_class.oid and deptype in ('e', 'a', 'i'))
    loop execute statement; end loop;
  end $$`;
