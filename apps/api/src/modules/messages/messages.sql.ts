/**
 * The gate in the database. No code path and no hand-written SQL of the application's role gets words out that nobody
 * approved: a message enters `sending` only with a live approval of exactly these words to this recipient, its states
 * only follow one another as `NEXT` in messages.words.ts says, and a provider is only called for a message that is in
 * `sending`, once. Refusals carry a SQLSTATE of class MS and are written to the server's log, since the transaction
 * that could record them is undone.
 */
export const MESSAGES_SQL = `
create or replace function app.message_hash(channel text, purpose text, recipient text, subject text, body text, attachments jsonb)
returns text language sql immutable as $$
  select encode(sha256(convert_to(jsonb_build_array(channel, purpose, recipient, subject, body, attachments)::text, 'UTF8')), 'hex')
$$;

create or replace function app.template_hash(channel text, purpose text, subject text, body text)
returns text language sql immutable as $$
  select encode(sha256(convert_to(jsonb_build_array(channel, purpose, subject, body)::text, 'UTF8')), 'hex')
$$;

create or replace function app.fill_template(words text, merge_values jsonb) returns text language plpgsql immutable as $$
declare field record;
begin
  for field in select key, value from jsonb_each_text(merge_values) loop
    words := replace(words, '{{' || field.key || '}}', field.value);
  end loop;
  return words;
end $$;

create or replace function app.hash_template() returns trigger language plpgsql as $$
begin
  new.hash := app.template_hash(new.channel, new.purpose, new.subject, new.body);
  return new;
end $$;
create or replace trigger hash_template before insert or update on templates
  for each row execute function app.hash_template();

create or replace function app.refuse(why text) returns void language plpgsql as $$
begin
  raise log 'mainstay gate: %', why;
  raise exception '%', why using errcode = 'MS001';
end $$;

-- Only the owner of the tables deletes what is kept for good: with a whole organization, or when the law says so.
create or replace function app.is_server() returns boolean language sql stable as $$
  select current_user in ('mainstay_app', 'mainstay_system')
$$;

create or replace function app.message_may_follow(was text, becomes text) returns boolean language sql immutable as $$
  select becomes = any(case was
    when 'draft' then array['approved', 'queued', 'rejected', 'canceled']
    when 'approved' then array['draft', 'queued', 'rejected', 'canceled']
    when 'queued' then array['draft', 'sending', 'blocked', 'canceled']
    when 'blocked' then array['draft', 'queued', 'canceled']
    when 'sending' then array['unknown', 'sent', 'delivered', 'failed', 'bounced', 'complained']
    when 'unknown' then array['sent', 'delivered', 'failed', 'bounced', 'complained']
    when 'sent' then array['delivered', 'failed', 'bounced', 'complained']
    when 'delivered' then array['bounced', 'complained']
    else array[]::text[] end)
$$;

create or replace function app.is_approved(m messages) returns boolean language sql stable set search_path = public, pg_temp as $$
  select m.written_by = 'system'
  or exists (select from approvals a where a.org_id = m.org_id and a.message_id = m.id and a.voided_at is null
      and a.content_hash = m.content_hash and (a.kind = 'message' or (a.kind = 'author' and m.written_by = 'member')))
  or exists (select from approvals a join templates t on t.org_id = a.org_id and t.id = a.template_id
      where a.org_id = m.org_id and a.template_id = m.template_id and a.kind = 'template' and a.voided_at is null
        and a.content_hash = t.hash and t.deleted_at is null
        and a.expires_at > now() and (m.decided_at is null or a.expires_at > m.decided_at)
        and t.channel = m.channel and t.purpose = m.purpose and a.purpose = m.purpose
        and m.merge_values::text not like '%{{%' and m.attachments = '[]'::jsonb
        and m.body = app.fill_template(t.body, m.merge_values)
        and m.subject is not distinct from app.fill_template(t.subject, m.merge_values)
        and (a.daily_limit is null or a.daily_limit > (select count(*) from messages o
          where o.org_id = m.org_id and o.template_id = m.template_id and o.id <> m.id
            and o.state not in ('draft', 'approved', 'queued', 'blocked', 'rejected', 'canceled')
            and o.decided_at > coalesce(m.decided_at, now()) - interval '24 hours')))
$$;

create or replace function app.guard_message() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.content_hash := app.message_hash(new.channel, new.purpose, new.to_address, new.subject, new.body, new.attachments);
  if tg_op = 'INSERT' then
    if new.state <> (case new.direction when 'inbound' then 'received' else 'draft' end) then
      perform app.refuse('A message begins as a draft.');
    end if;
    return new;
  end if;
  if new.written_by <> old.written_by or new.direction <> old.direction or new.id <> old.id or new.org_id <> old.org_id then
    perform app.refuse('Who wrote a message, and which way it went, cannot be changed.');
  end if;
  if new.lease_token < old.lease_token then
    perform app.refuse('Somebody else has taken this message over.');
  end if;
  if new.content_hash <> old.content_hash then
    if old.state not in ('draft', 'approved', 'queued', 'blocked') then
      perform app.refuse('The words of a message that has gone out cannot be changed.');
    end if;
    new.state := 'draft';
    new.dispatch_at := null;
  elsif new.state <> old.state then
    if not app.message_may_follow(old.state, new.state) then
      perform app.refuse(format('A message that is %s cannot become %s.', old.state, new.state));
    end if;
    if new.state = 'approved' and not exists (select from approvals a where a.org_id = new.org_id
        and a.message_id = new.id and a.voided_at is null and a.content_hash = new.content_hash and a.kind = 'message') then
      perform app.refuse('Nobody has approved this message.');
    end if;
    if new.state = 'sending' then
      if new.leased_until is null or new.decided_at is null then
        perform app.refuse('A message is sent under a lease, after a decision.');
      end if;
      if not app.is_approved(new) then perform app.refuse('Nobody has approved this message.'); end if;
    end if;
  end if;
  return new;
end $$;
create or replace trigger guard_message before insert or update on messages
  for each row execute function app.guard_message();

create or replace function app.void_approvals() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  update approvals set voided_at = new.updated_at, void_reason = 'edited'
    where org_id = new.org_id and message_id = new.id and voided_at is null;
  return null;
end $$;
create or replace trigger void_approvals after update on messages
  for each row when (old.content_hash is distinct from new.content_hash) execute function app.void_approvals();

create or replace function app.guard_approval() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare wanted text;
begin
  if tg_op = 'DELETE' then
    if app.is_server() then perform app.refuse('An approval is voided, not deleted.'); end if;
    return old;
  elsif tg_op = 'UPDATE' then
    if old.voided_at is not null
        or to_jsonb(new) - 'voided_at' - 'void_reason' <> to_jsonb(old) - 'voided_at' - 'void_reason' then
      perform app.refuse('An approval cannot be changed, only voided.');
    end if;
    return new;
  end if;
  if new.kind = 'template' then
    select hash into wanted from templates where org_id = new.org_id and id = new.template_id and deleted_at is null;
  else
    select content_hash into wanted from messages where org_id = new.org_id and id = new.message_id and direction = 'outbound';
  end if;
  if wanted is distinct from new.content_hash then
    perform app.refuse('An approval is of the words as they are.');
  end if;
  if not exists (select from auth.member where organization_id = new.org_id and id = new.member_id) then
    perform app.refuse('An approval is a member''s.');
  end if;
  return new;
end $$;
create or replace trigger guard_approval before insert or update or delete on approvals
  for each row execute function app.guard_approval();

create or replace function app.guard_provider_call() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    if app.is_server() then perform app.refuse('A call to a provider cannot be forgotten.'); end if;
    return old;
  elsif tg_op = 'UPDATE' then
    if old.message_id <> new.message_id or old.lease_token <> new.lease_token
        or (old.outcome is not null and old.outcome <> 'unknown' and new.outcome is distinct from old.outcome) then
      perform app.refuse('What a provider answered cannot be changed.');
    end if;
    return new;
  end if;
  if not exists (select from messages m where m.org_id = new.org_id and m.id = new.message_id
      and m.state = 'sending' and m.lease_token = new.lease_token and app.is_approved(m)) then
    perform app.refuse('A provider is called for a message that is being sent, by who holds its lease.');
  end if;
  return new;
end $$;
create or replace trigger guard_provider_call before insert or update or delete on provider_calls
  for each row execute function app.guard_provider_call();

create or replace function app.append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or app.is_server() then
    perform app.refuse(format('Rows of %s are kept as they were written.', tg_table_name));
  end if;
  return old;
end $$;
create or replace trigger append_only before update or delete on message_log for each row execute function app.append_only();
create or replace trigger append_only before update or delete on dispatch_decisions for each row execute function app.append_only();
create or replace trigger append_only before update or delete on consents for each row execute function app.append_only();

create or replace function app.due_messages(due timestamptz, at_most int) returns table (org_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.org_id, m.id from messages m
    where m.state in ('queued', 'sending') and m.dispatch_at <= due and m.deleted_at is null
    order by m.dispatch_at limit at_most
$$;

create or replace function app.find_channel(hook text) returns table (org_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.org_id, c.id from channels c where c.webhook_key = hook
$$;

create or replace function app.find_unsubscribe(wanted text) returns table (org_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.org_id, m.id from messages m where m.unsubscribe_key = wanted
$$;
revoke execute on function app.due_messages(timestamptz, int), app.find_channel(text), app.find_unsubscribe(text) from public;
grant execute on function app.due_messages(timestamptz, int), app.find_channel(text), app.find_unsubscribe(text) to mainstay_system;
`;
