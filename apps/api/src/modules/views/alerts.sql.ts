/** Which organizations have alerts on views, for the clock. */
export const VIEWS_SQL = `
create or replace function app.organizations_with_view_alerts() returns table (org_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct a.org_id from view_alerts a
$$;
revoke execute on function app.organizations_with_view_alerts() from public;
grant execute on function app.organizations_with_view_alerts() to mainstay_system;
`;
