/**
 * Whose feed an address is, before it is known of which organization; and that a feed goes with the membership, which
 * ends by several doors. Feeds of members who left earlier go at the next start.
 */
export const CALENDAR_SQL = `
create or replace function app.find_calendar_feed(wanted text) returns table (org_id uuid, member_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.org_id, f.member_id from calendar_feeds f where f.token_hash = wanted
$$;
revoke execute on function app.find_calendar_feed(text) from public;
grant execute on function app.find_calendar_feed(text) to mainstay_system;

create or replace function app.forget_calendar_feed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from calendar_feeds f where f.org_id = old.organization_id and f.member_id = old.id;
  return null;
end $$;
revoke execute on function app.forget_calendar_feed() from public;
create or replace trigger forget_calendar_feed after delete on auth.member
  for each row execute function app.forget_calendar_feed();
delete from calendar_feeds f where not exists (select from auth.member m where m.id = f.member_id);
`;
