/** Whose change may alter what a request is allowed; session rows only when they end or switch organization. */
const WATCHED = [
  { table: `auth."user"`, on: "update or delete" },
  { table: "auth.session", on: "update or delete" },
  { table: "auth.organization", on: "update or delete" },
  { table: "auth.member", on: "insert or update or delete" },
  { table: "auth.team_member", on: "insert or update or delete" },
  { table: "auth.api_key", on: "update or delete" },
  { table: "public.roles", on: "update or delete" },
];

const announce = ({ table, on }: (typeof WATCHED)[number]) => `
drop trigger if exists announce_auth_change on ${table};
create trigger announce_auth_change after ${on} on ${table}
  for each statement execute function auth.announce_change();`;

/** The channel on which PostgreSQL says that cached identities may be stale. */
export const AUTH_CHANNEL = "auth_changed";

/**
 * What drizzle-kit cannot say about the sign-in tables; belongs into the migration that makes them, and can run again.
 *
 * The owner rule is a trigger because members change through several doors (Better-auth's and ours) and two owners may
 * leave at the same moment: the lock on the organization makes the second one see the first.
 */
export const AUTH_SQL = `
create or replace function auth.announce_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('${AUTH_CHANNEL}', '');
  return null;
end $$;
${WATCHED.map(announce).join("\n")}

create or replace function auth.keep_an_owner() returns trigger language plpgsql as $$
begin
  if old.role <> 'owner' or old.deactivated_at is not null then return null; end if;
  perform 1 from auth.organization where id = old.organization_id for update;
  if found and not exists (
    select from auth.member
     where organization_id = old.organization_id and role = 'owner' and deactivated_at is null
  ) then
    raise exception 'The last owner of an organization cannot leave or be demoted.'
      using errcode = 'restrict_violation', constraint = 'member_keep_an_owner';
  end if;
  return null;
end $$;
drop trigger if exists keep_an_owner on auth.member;
create constraint trigger keep_an_owner after update or delete on auth.member
  deferrable initially immediate for each row execute function auth.keep_an_owner();
`;
