/**
 * What holds whoever writes: a draft's states follow one another as `NEXT` in drafts.words.ts says, it is approved and
 * sent only as exactly what somebody approved, and what its reader answered stands. And, as with forms: a reader brings
 * a key and no organization; the functions tell whose it is and nothing else.
 */
export const DRAFTS_SQL = `
create or replace function app.draft_may_follow(was text, becomes text) returns boolean language sql immutable as $$
  select becomes = any(case was
    when 'generating' then array['draft', 'failed']
    when 'failed' then array['generating']
    when 'draft' then array['approved', 'rejected', 'superseded']
    when 'approved' then array['draft', 'sending', 'sent', 'rejected', 'superseded']
    when 'rejected' then array['draft']
    when 'superseded' then array['draft', 'approved', 'sent']
    when 'sending' then array['sent', 'approved', 'accepted', 'declined', 'superseded']
    when 'sent' then array['accepted', 'declined', 'superseded']
    else array[]::text[] end)
$$;

create or replace function app.guard_draft() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.content_hash := encode(sha256(convert_to(
    jsonb_build_array(new.type, new.title, new.content, new.currency, new.valid_until)::text, 'UTF8')), 'hex');
  if tg_op = 'INSERT' then
    if new.state not in ('generating', 'draft') then perform app.refuse('A draft begins as one.'); end if;
    return new;
  end if;
  if new.type <> old.type or new.id <> old.id or new.org_id <> old.org_id then
    perform app.refuse('What a draft is cannot be changed.');
  end if;
  if new.content_hash <> old.content_hash then
    if old.state not in ('generating', 'draft', 'approved') then
      perform app.refuse(format('The words of a draft that is %s cannot be changed.', old.state));
    end if;
    if old.state = 'approved' then
      new.state := 'draft';
      new.approved_by_id := null;
      new.approved_at := null;
      new.approved_hash := null;
    end if;
  end if;
  if new.state <> old.state and not app.draft_may_follow(old.state, new.state) then
    perform app.refuse(format('A draft that is %s cannot become %s.', old.state, new.state));
  end if;
  if new.state in ('approved', 'sending', 'sent', 'accepted', 'declined') and (new.approved_by_id is null or new.approved_hash is distinct from new.content_hash) then
    perform app.refuse('Nobody has approved this draft as it is.');
  end if;
  if old.decision is not null and new.decision is distinct from old.decision then
    perform app.refuse('What the customer answered stands.');
  end if;
  return new;
end $$;
create or replace trigger guard_draft before insert or update on drafts
  for each row execute function app.guard_draft();

create or replace function app.find_draft(wanted text) returns table (org_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.org_id, d.id from drafts d where d.public_key = wanted and d.deleted_at is null
$$;

create or replace function app.waiting_drafts(since timestamptz, at_most int) returns table (org_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.org_id, d.id from drafts d where d.state = 'generating' and d.updated_at < since and d.deleted_at is null
    order by d.created_at limit at_most
$$;
revoke execute on function app.find_draft(text), app.waiting_drafts(timestamptz, int) from public;
grant execute on function app.find_draft(text), app.waiting_drafts(timestamptz, int) to mainstay_system;
`;
