/**
 * What follows from tasks, their dependencies and their time logs, whatever changes them: a cycle is refused, a blocked
 * task says so, hours add up. In the database, so that undo, bulk work and merges keep to it too. Bookkeeping only: it
 * makes no new version of a task.
 */
export const TASKS_SQL = `
create or replace function app.task_is_blocked(waiting tasks) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (select from task_dependencies d join tasks p on p.org_id = d.org_id and p.id = d.depends_on_id
    where d.org_id = waiting.org_id and d.task_id = waiting.id and d.deleted_at is null and p.deleted_at is null
      and case waiting.status
        when 'in_progress' then d.type <> 'start_to_start' and p.status in ('todo', 'in_progress', 'waiting')
        when 'todo' then d.type = 'finish_to_start' and p.status in ('todo', 'in_progress', 'waiting')
          or d.type = 'start_to_start' and p.status = 'todo'
        when 'waiting' then d.type = 'finish_to_start' and p.status in ('todo', 'in_progress', 'waiting')
          or d.type = 'start_to_start' and p.status = 'todo'
        else false end)
$$;

create or replace function app.keep_task() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' or new.due_at is distinct from old.due_at then new.due_set_at := new.updated_at; end if;
  if tg_op = 'UPDATE' and new.status <> old.status then new.is_blocked := app.task_is_blocked(new); end if;
  if new.parent_id is not null and (tg_op = 'INSERT' or new.parent_id is distinct from old.parent_id) then
    perform pg_advisory_xact_lock(hashtextextended(new.org_id::text, 5));
    if exists (with recursive above as (
        select new.parent_id as id
        union select t.parent_id from above join tasks t on t.org_id = new.org_id and t.id = above.id where t.parent_id is not null)
      select from above where id = new.id) then
      raise exception 'A task cannot be a part of itself.' using errcode = 'MS001';
    end if;
  end if;
  return new;
end $$;
create or replace trigger keep_task before insert or update on tasks for each row execute function app.keep_task();

create or replace function app.tell_waiting_tasks() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  update tasks t set is_blocked = app.task_is_blocked(t)
    from task_dependencies d
    where d.org_id = new.org_id and d.depends_on_id = new.id and d.deleted_at is null
      and t.org_id = d.org_id and t.id = d.task_id and t.is_blocked <> app.task_is_blocked(t);
  return null;
end $$;
create or replace trigger tell_waiting_tasks after update on tasks for each row
  when (old.status is distinct from new.status or old.deleted_at is distinct from new.deleted_at)
  execute function app.tell_waiting_tasks();

create or replace function app.refuse_task_cycle() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.deleted_at is not null then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended(new.org_id::text, 5));
  if exists (with recursive needed as (
      select new.depends_on_id as id
      union select d.depends_on_id from needed join task_dependencies d
        on d.org_id = new.org_id and d.task_id = needed.id and d.deleted_at is null and d.id <> new.id)
    select from needed where id = new.task_id) then
    raise exception 'These tasks would wait for each other in a circle.' using errcode = 'MS001';
  end if;
  return new;
end $$;
create or replace trigger refuse_task_cycle before insert or update on task_dependencies
  for each row execute function app.refuse_task_cycle();

create or replace function app.keep_waiting_task() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  update tasks t set is_blocked = app.task_is_blocked(t)
    where t.org_id = new.org_id and t.id = new.task_id and t.is_blocked <> app.task_is_blocked(t);
  return null;
end $$;
create or replace trigger keep_waiting_task after insert or update on task_dependencies
  for each row execute function app.keep_waiting_task();

create or replace function app.add_up_task_hours() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  update tasks t set actual_hours = (select coalesce(round(sum(extract(epoch from l.ended_at - l.started_at)) / 3600, 2), 0)
      from task_time_logs l where l.org_id = t.org_id and l.task_id = t.id and l.ended_at is not null and l.deleted_at is null)
    where t.org_id = new.org_id and t.id = new.task_id;
  return null;
end $$;
create or replace trigger add_up_task_hours after insert or update on task_time_logs
  for each row execute function app.add_up_task_hours();

-- A moment of a task's that has come and that nobody was told of: an hour, a day or a week before, or its time itself.
create or replace function app.task_moment(t tasks, at timestamptz) returns text
language sql immutable as $$
  select m.kind from (values
      ('overdue', interval '0', true),
      ('1_hour', interval '1 hour', '1_hour' = any(t.reminders)),
      ('1_day', interval '1 day', '1_day' = any(t.reminders)),
      ('1_week', interval '7 days', '1_week' = any(t.reminders))) m(kind, before, wanted)
    where m.wanted and t.due_at - m.before <= at
      and t.due_at - m.before > greatest(t.due_set_at, coalesce(t.reminded_at, '-infinity'))
    order by m.before limit 1
$$;

create or replace function app.organizations_with_due_tasks(at timestamptz) returns table (org_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.org_id from tasks t
    where t.status in ('todo', 'in_progress', 'waiting') and t.deleted_at is null and t.due_at <= at + interval '7 days'
      and t.due_at > greatest(t.due_set_at, coalesce(t.reminded_at, '-infinity')) and app.task_moment(t, at) is not null
  union
  select t.org_id from tasks t where t.next_appears_at <= at and t.deleted_at is null
$$;
revoke execute on function app.organizations_with_due_tasks(timestamptz) from public;
grant execute on function app.organizations_with_due_tasks(timestamptz) to mainstay_system;
`;
