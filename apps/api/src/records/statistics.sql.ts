/**
 * Lets the app's role, which owns no table, have PostgreSQL look at tables anew. Rows are only counted and sampled for
 * the planner; nothing of them is shown.
 */
export const STATISTICS_SQL = `
create or replace function app.refresh_statistics(tables text[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  name text;
begin
  foreach name in array tables loop
    execute format('analyze public.%I', name);
  end loop;
end $$;

revoke execute on function app.refresh_statistics(text[]) from public;
grant execute on function app.refresh_statistics(text[]) to mainstay_app;
`;
