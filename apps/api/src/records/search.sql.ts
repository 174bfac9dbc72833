/**
 * Search runs as the tables' owner: `@@` is not leakproof, so under row-level security PostgreSQL would not use the
 * index of words for it. The functions hold themselves to the organization of the connection; so do the words, which
 * carry its mark (see `lexeme`). `offset 0` keeps PostgreSQL from also walking all of the organization's entries, which
 * it believes to be of help.
 *
 * The index collects every entry that has a word before the first is looked at: 28 ms for a word of 40,000 entries,
 * of which 200 are ranked. So a word that many have is looked for among the newest entries first, a quarter as many as
 * the index would read; where they hold enough hits, these are the answer. A search that gains nothing by it has cost
 * a quarter more.
 *
 * Their plan is made once a connection, whatever is searched for. Left to itself PostgreSQL decides by the first five
 * searches whether to plan each one anew, which is a quarter of a search.
 */
export const SEARCH_SQL = `
create or replace function app.search_ids(wanted_object text, wanted tsquery, phrase text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
  org uuid := app.current_org();
begin
  return query select e.record_id from (select * from search_entries s where s.words @@ wanted offset 0) e
    where e.org_id = org and e.object = wanted_object and (phrase is null or e.body like phrase);
end $$;

-- How many entries the index has to read for a search, as the planner guesses: all that have any one of the words.
create or replace function app.search_reads(wanted tsquery) returns bigint
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  word tsquery;
  plan json;
  reads bigint := 0;
begin
  foreach word in array string_to_array(wanted::text, ' & ')::tsquery[] loop
    execute 'explain (format json) select from search_entries s where s.words @@ $1' into plan using word;
    reads := reads + (plan->0->'Plan'->>'Plan Rows')::bigint;
  end loop;
  return reads;
end $$;

-- Hits among the newest so many entries of the organization.
create or replace function app.search_newest(wanted_objects text[], wanted tsquery, looked_at int, at_most int)
returns setof search_entries
language sql stable security definer set search_path = public, pg_temp as $$
  select e.* from (select * from search_entries s where s.org_id = app.current_org()
                    order by s.org_id desc, s.record_id desc limit looked_at) e
   where e.words @@ wanted and e.object = any(wanted_objects) limit at_most
$$;

create or replace function app.search_records(wanted_objects text[], wanted tsquery, phrase text, at_most int)
returns table (object text, record_id uuid, title text, subtitle text, score int)
language plpgsql volatile security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  org uuid := app.current_org();
  newest int := 0;
  are_newest_enough boolean := false;
begin
  -- Guessing costs 0.2 ms; with fewer entries than this no word is worth it.
  if (select reltuples from pg_class where oid = 'search_entries'::regclass) > 500000 then
    newest := least(app.search_reads(wanted) / 4, 40000);
  end if;
  if newest >= 1000 then
    are_newest_enough :=
      at_most <= (select count(*) from app.search_newest(wanted_objects, wanted, newest, at_most));
  end if;
  return query
    select c.object, c.record_id, c.title, c.subtitle,
           (case when c.body like ltrim(phrase, '%') then 3 when c.body like phrase then 2 else 1 end) as score
      from (select * from app.search_newest(wanted_objects, wanted, newest, 200) where are_newest_enough
            union all
            select e.* from (select * from search_entries s where s.words @@ wanted offset 0) e
             where not are_newest_enough and e.org_id = org and e.object = any(wanted_objects)
            limit 200) c
     order by 5 desc, length(c.title), c.title, c.record_id
     limit at_most;
end $$;

-- What is written is put into the index now and then; every search until then reads all of it besides (0.8 ms at 4 MB).
alter index search_entries_words set (gin_pending_list_limit = 512);

revoke execute on function app.search_ids(text, tsquery, text), app.search_reads(tsquery),
  app.search_newest(text[], tsquery, int, int), app.search_records(text[], tsquery, text, int) from public;
grant execute on function app.search_ids(text, tsquery, text), app.search_records(text[], tsquery, text, int) to mainstay_app;
`;
