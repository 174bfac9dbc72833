/**
 * Search runs as the tables' owner: LIKE is not leakproof, so under row-level security PostgreSQL would not use the
 * trigram index for it. The functions hold themselves to the organization of the connection.
 * Bodies begin with a space, so that `% wa%` finds words starting with "wa".
 */
export const SEARCH_SQL = `
create or replace function app.search_ids(wanted_object text, first text, rest text[]) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select e.record_id from search_entries e
    where e.org_id = app.current_org() and e.object = wanted_object and e.body like first and e.body like all (rest);
end $$;

create or replace function app.search_records(wanted_objects text[], first text, rest text[], at_most int)
returns table (object text, record_id uuid, title text, subtitle text, score int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select c.object, c.record_id, c.title, c.subtitle,
           (case when c.body like ' ' || ltrim(first, '% ') then 3 when c.body like '% ' || ltrim(first, '% ') then 2 else 1 end) as score
      from (select e.* from search_entries e
             where e.org_id = app.current_org() and e.object = any(wanted_objects) and e.body like first and e.body like all (rest)
             limit 500) c
     order by 5 desc, length(c.title), c.title, c.record_id
     limit at_most;
end $$;

revoke execute on function app.search_ids(text, text, text[]), app.search_records(text[], text, text[], int) from public;
grant execute on function app.search_ids(text, text, text[]), app.search_records(text[], text, text[], int) to mainstay_app;
`;
