/** Whose feed an address is, before it is known of which organization. */
export const CALENDAR_SQL = `
create or replace function app.find_calendar_feed(wanted text) returns table (org_id uuid, member_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.org_id, f.member_id from calendar_feeds f where f.token_hash = wanted
$$;
revoke execute on function app.find_calendar_feed(text) from public;
grant execute on function app.find_calendar_feed(text) to mainstay_system;
`;
