/**
 * The first so many of an object's records with some words in them, as `app.search_ids` finds them all: whoever only
 * wants to know whether there are many need not wait for the rest.
 */
export const TIMELINE_SQL = `
create or replace function app.search_some(wanted_object text, wanted tsquery, at_most int) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select e.record_id from (select * from search_entries s where s.words @@ wanted offset 0) e
    where e.org_id = app.current_org() and e.object = wanted_object limit at_most;
end $$;
revoke execute on function app.search_some(text, tsquery, int) from public;
grant execute on function app.search_some(text, tsquery, int) to mainstay_app;
`;
