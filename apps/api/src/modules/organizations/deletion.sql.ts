/**
 * Deletes an organization with everything in it. A function of the owner's, since no role of the server's may delete the
 * journal. Which table refers to which is left to PostgreSQL: a table that others still refer to waits for the next round.
 */
export const DELETION_SQL = `
create or replace function app.delete_organization(gone uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  waiting regclass[];
  left_over regclass[];
  next regclass;
begin
  perform from auth.organization where id = gone and deletes_at is not null for update;
  if not found then raise exception 'Organization % is not to be deleted', gone; end if;
  select array_agg(pg_class.oid::regclass) into waiting from pg_class
    join pg_attribute on attrelid = pg_class.oid and attname = 'org_id' and not attisdropped
   where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition;
  while array_length(waiting, 1) > 0 loop
    left_over := '{}';
    foreach next in array waiting loop
      begin
        execute format('delete from %s where org_id = $1', next) using gone;
      exception when foreign_key_violation then
        left_over := left_over || next;
      end;
    end loop;
    if array_length(left_over, 1) = array_length(waiting, 1) then
      raise exception 'Tables refer to each other in a circle: %', left_over;
    end if;
    waiting := left_over;
  end loop;
  delete from auth.organization where id = gone;
end $$;
revoke all on function app.delete_organization(uuid) from public;
grant execute on function app.delete_organization(uuid) to mainstay_system;
`;
