/**
 * Search runs as the tables' owner: `@@` is not leakproof, so under row-level security PostgreSQL would not use the
 * index of words for it. The functions hold themselves to the organization of the connection; so do the words, which
 * carry its mark (see `lexeme`). `offset 0` keeps PostgreSQL from also walking all of the organization's entries, which
 * it believes to be of help.
 */
export const SEARCH_SQL = `
create or replace function app.search_ids(wanted_object text, wanted tsquery, phrase text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select e.record_id from (select * from search_entries s where s.words @@ wanted offset 0) e
    where e.org_id = app.current_org() and e.object = wanted_object and (phrase is null or e.body like phrase);
end $$;

create or replace function app.search_records(wanted_objects text[], wanted tsquery, phrase text, at_most int)
returns table (object text, record_id uuid, title text, subtitle text, score int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select c.object, c.record_id, c.title, c.subtitle,
           (case when c.body like ltrim(phrase, '%') then 3 when c.body like phrase then 2 else 1 end) as score
      from (select e.* from (select * from search_entries s where s.words @@ wanted offset 0) e
             where e.org_id = app.current_org() and e.object = any(wanted_objects)
             limit 200) c
     order by 5 desc, length(c.title), c.title, c.record_id
     limit at_most;
end $$;

revoke execute on function app.search_ids(text, tsquery, text), app.search_records(text[], tsquery, text, int) from public;
grant execute on function app.search_ids(text, tsquery, text), app.search_records(text[], tsquery, text, int) to mainstay_app;
`;
