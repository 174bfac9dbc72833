/**
 * A stranger brings a form's key and no organization, so row-level security would hide every form. This tells whose
 * the key is and nothing else; the form itself is then read inside its organization.
 */
export const FORMS_SQL = `
create or replace function app.find_form(form_key text) returns table (org_id uuid, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.org_id, f.id from forms f where f.key = form_key and f.deleted_at is null
$$;
revoke execute on function app.find_form(text) from public;
grant execute on function app.find_form(text) to mainstay_system;
`;
