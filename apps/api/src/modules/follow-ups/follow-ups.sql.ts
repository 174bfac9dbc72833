/**
 * What the clock asks of rules for follow-ups, over all organizations: whose words are to be written now, and where the
 * night has come (three o'clock on the organization's clocks, which every day has once) and was not looked after yet.
 * The words of what was found at night are written at once, to be there in the morning. An organization that is older than
 * rules has neither a night nor a rule; one that is being made has neither yet. Within an organization the first
 * function sees what row-level security lets it; the second sees all and tells only whose turn it is.
 */
export const FOLLOW_UPS_SQL = `
create or replace function app.due_follow_ups(moment timestamptz) returns table (org_id uuid, activity_id uuid)
language sql stable set search_path = public, pg_temp as $$
  select p.org_id, p.activity_id from planned_follow_ups p
    join activities a on a.org_id = p.org_id and a.id = p.activity_id
    join follow_up_rules r on r.org_id = p.org_id and r.id = p.rule_id
  where p.settled_at is null and (p.taken_at is null or p.taken_at < moment - interval '10 minutes')
    and a.deleted_at is null and a.follow_up_status = 'pending'
    and (a.follow_up_at <= moment or p.trigger in ('lead_quiet', 'proposal_quiet'))
    and r.deleted_at is null and r.is_active and r.makes = 'draft'
  order by a.follow_up_at, a.id
$$;

create or replace function app.organizations_with_follow_ups_to_make(moment timestamptz) returns table (org_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.org_id from app.due_follow_ups(moment) d
  union
  select o.id from auth.organization o left join follow_up_nights n on n.org_id = o.id
    where extract(hour from moment at time zone o.timezone) >= 3
      and coalesce(n.ran_on < (moment at time zone o.timezone)::date, true)
      and exists (select from follow_up_rules r where r.org_id = o.id and r.deleted_at is null and r.is_active
        and r.trigger in ('lead_quiet', 'proposal_quiet'))
  union
  select o.id from auth.organization o
    where o.created_at < moment - interval '1 hour'
      and not exists (select from follow_up_nights n where n.org_id = o.id)
      and not exists (select from follow_up_rules r where r.org_id = o.id)
$$;
revoke execute on function app.organizations_with_follow_ups_to_make(timestamptz) from public;
grant execute on function app.organizations_with_follow_ups_to_make(timestamptz) to mainstay_system;
`;
