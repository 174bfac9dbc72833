/**
 * Contacts by what somebody half remembers or is still typing. As the tables' owner, for the reason that search is
 * (records/search.sql.ts). A misspelt word shares about half of its trigrams with the right one; PostgreSQL's own
 * threshold of 60% would want nearly every letter, and 40% takes four times as long (100,000 contacts). The index is
 * of contacts and companies alone, and PostgreSQL must be told so where the object is a parameter.
 */
export const INQUIRIES_SQL = `
create or replace function app.similar_names(wanted_object text, wanted text, at_most int)
returns table (record_id uuid, score real)
language plpgsql stable security definer set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = '0.5' as $$
begin
  return query select e.record_id, ((similarity(wanted, lower(e.title)) + word_similarity(wanted, e.body)) / 2)::real from search_entries e
    where e.org_id = app.current_org() and e.object in ('contact', 'company') and e.object = wanted_object and e.body %> wanted
    order by 2 desc, 1 limit at_most;
end $$;

create or replace function app.partial_phones(wanted_object text, digits text, at_most int) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select e.record_id from search_entries e
    where e.org_id = app.current_org() and e.object in ('contact', 'company') and e.object = wanted_object and e.body like '%' || digits || '%'
      and exists (select from record_keys k where k.org_id = e.org_id and k.record_id = e.record_id
                   and k.kind = 'phone' and k.value like '%' || digits || '%')
    limit at_most;
end $$;

revoke execute on function app.similar_names(text, text, int), app.partial_phones(text, text, int) from public;
grant execute on function app.similar_names(text, text, int), app.partial_phones(text, text, int) to mainstay_app;
`;
