/** Read and cleaned up over all organizations by the system, one purpose a function. */
export const NOTIFICATIONS_SQL = `
create or replace function app.due_notifications(due timestamptz, at_most int)
returns table (org_id uuid, member_id uuid, channel text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct d.org_id, d.member_id, d.channel from (
    select * from notification_deliveries n where n.state in ('waiting', 'sending') and n.due_at <= due
    order by n.due_at limit at_most) d
$$;

create or replace function app.forget_notifications(before timestamptz, at_most int) returns int
language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from notifications where (org_id, id) in (
      select n.org_id, n.id from notifications n where n.surfaces_at < before limit at_most) returning 1)
  select count(*)::int from gone
$$;

-- Organization by organization, along the indexes of their activities. Made anew: what it answers has changed.
drop function if exists app.due_reminders(timestamptz);
create function app.due_reminders(present timestamptz)
returns table (org_id uuid, activity_id uuid, kind text)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, due.id, due.kind from auth.organization o cross join lateral (
    (select a.id, 'follow_up' as kind from activities a
      where a.org_id = o.id and a.follow_up_status = 'pending' and a.deleted_at is null
        and a.follow_up_at > present - interval '1 hour' and a.follow_up_at <= present)
    union all
    (select a.id, 'meeting' from activities a
      where a.org_id = o.id and a.type = 'meeting' and a.deleted_at is null
        and a.at > present and a.at <= present + interval '15 minutes')) due
$$;

-- A browser shows the notifications of whoever signed in there last, in whatever organizations.
create or replace function app.release_push_endpoint(endpoint text, keeper uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from push_subscriptions p where p.endpoint_hash = endpoint and p.session_id <> keeper
$$;
revoke execute on function app.due_notifications(timestamptz, int), app.forget_notifications(timestamptz, int),
  app.due_reminders(timestamptz), app.release_push_endpoint(text, uuid) from public;
grant execute on function app.due_notifications(timestamptz, int), app.forget_notifications(timestamptz, int),
  app.due_reminders(timestamptz), app.release_push_endpoint(text, uuid) to mainstay_system;
`;
