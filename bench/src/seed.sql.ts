/*
 * Set-based seeding: one statement a table. What looks random hangs on a row's number alone, so that every run
 * measures the same data.
 */

/** A UUIDv7 of a moment, the same each time for the same salt. */
const BENCH_ID = `
create function pg_temp.bench_id(at timestamptz, salt text) returns uuid language sql immutable as $$
  select overlay(overlay(overlay(md5(salt)
    placing lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') from 1) placing '7' from 13) placing '8' from 17)::uuid
$$`;

const DICE = `
create function pg_temp.dice(i int, throw int, sides int) returns int language sql immutable as $$
  select (abs(hashint4(i * 31 + throw)::bigint) % sides)::int
$$`;

/** One row a lead; surnames are made of syllables, some 4,000 of them, so that a part of a name is selective. */
const SEEDS = `
create temp table seeds as
select s.*,
    first_name || ' ' || last_name as full_name,
    lower(first_name || '.' || last_name) || s.i || '@example.com' as email,
    '+1312' || lpad(((s.number * 100003 + s.i * 7919) % 10000000)::text, 7, '0') as phone,
    pg_temp.bench_id(s.at, 'lead' || s.number || ' ' || s.i) as lead_id,
    pg_temp.bench_id(s.at, 'contact' || s.number || ' ' || s.i) as contact_id,
    pg_temp.bench_id(s.at, 'activity' || s.number || ' ' || s.i) as activity_id,
    pg_temp.bench_id(s.at, 'operation' || s.number || ' ' || s.i) as operation_id
from (
  select t.number, t.org_id, t.member_id, t.pipeline_id, i,
    -- The last stage stays empty: the stage change is measured by moving leads there.
    t.stage_ids[1 + pg_temp.dice(i, 1, cardinality(t.stage_ids) - 1)] as stage_id,
    date_trunc('milliseconds', now()) - interval '1 hour' - i * (interval '1 year' / current_setting('bench.leads')::int) as at,
    (array['Anna','Ben','Clara','David','Elena','Frank','Grace','Henry','Ines','Jonas','Karla','Liam','Maria','Noah','Olga','Peter','Rosa','Samuel','Tina','Victor'])[1 + pg_temp.dice(i, 2, 20)] as first_name,
    (array['Bern','Cast','Dor','Ever','Fitz','Gold','Hart','Ingr','Jans','Kowal','Lind','Mor','Nowak','Oster','Pern','Quin','Roth','Stein','Tor','Wald'])[1 + pg_temp.dice(i, 3, 20)]
      || (array['a','e','en','er','i','o','ov','sk','u','y'])[1 + pg_temp.dice(i, 4, 10)]
      || (array['berg','burn','cliff','dale','feld','ford','gate','hall','land','man','mont','quist','sen','son','stad','ton','vale','well','wood','worth'])[1 + pg_temp.dice(i, 5, 20)] as last_name,
    (array['Water heater','Drain cleaning','Boiler service','Leak repair','Bathroom remodel','Gas line','Heat pump','Sewer inspection','Kitchen sink','Thermostat'])[1 + pg_temp.dice(i, 6, 10)] as service,
    (array['new','working','working','qualified','disqualified'])[1 + pg_temp.dice(i, 7, 5)] as status,
    (array['phone_call','email','web_form','referral','ad'])[1 + pg_temp.dice(i, 8, 5)] as source,
    100 + pg_temp.dice(i, 9, 20000) as value
  from tenants t cross join generate_series(1, current_setting('bench.leads')::int) i
) s`;

const CONTACTS = `
insert into contacts (org_id, id, created_at, updated_at, created_by, first_name, last_name, full_name, emails, phones, owner_id, last_activity_at)
select org_id, contact_id, at, at, member_id, first_name, last_name, full_name,
  jsonb_build_array(jsonb_build_object('email', email, 'type', 'work', 'primary', true)),
  jsonb_build_array(jsonb_build_object('number', phone, 'raw', phone, 'type', 'mobile', 'primary', true)), member_id, at
from seeds`;

const LEADS = `
insert into leads (org_id, id, created_at, updated_at, created_by, title, contact_id, email, phone, source, status, estimated_value, probability,
  owner_id, pipeline_id, stage_id, stage_changed_at, position, service_type, last_activity_at)
select org_id, lead_id, at, at, member_id, service || ' for ' || full_name, contact_id, email, phone, source, status, value, 25,
  member_id, pipeline_id, stage_id, at, -extract(epoch from at) * 1000, service, at
from seeds`;

const ACTIVITIES = `
insert into activities (org_id, id, created_at, updated_at, created_by, type, direction, at, member_id, contact_id, lead_id, subject, body)
select org_id, activity_id, at, at, member_id, 'phone_call', 'inbound', at, member_id, contact_id, lead_id, 'Call', 'Asked about ' || lower(service) || ' and wants an estimate.'
from seeds`;

const OPERATIONS = `
insert into operations (org_id, id, kind, summary, actor, source, request_id, at)
select org_id, operation_id, 'create', 'Took in lead ' || service || ' for ' || full_name,
  jsonb_build_object('type', 'member', 'id', member_id, 'name', 'Bench'), 'api', operation_id::text, at
from seeds`;

const CHANGES = `
insert into changes (org_id, operation_id, position, object, record_id, action, version, before, after)
select org_id, operation_id, 0, 'lead', lead_id, 'create', 1, null,
  jsonb_build_object('id', lead_id, 'title', service || ' for ' || full_name, 'status', status, 'stageId', stage_id, 'email', email, 'phone', phone, 'estimatedValue', value::text)
from seeds`;

/** Bodies and words as \`searchEntry\` writes them: folded words with a space in front, numbers by all their endings. */
const ENTRIES = `
insert into search_entries (org_id, object, record_id, title, subtitle, body, words)
select org_id, object, record_id, title, subtitle, body, array_to_tsvector(array(
    select distinct right(org_id::text, 8) || ending from regexp_split_to_table(ltrim(body), '\\s+') word,
      lateral (select word as ending union all
               select substr(word, start) from generate_series(2, length(word) - 2) start where word ~ '^\\d{7,}$') endings))
from (
  select org_id, 'lead' as object, lead_id as record_id, service || ' for ' || full_name as title, service || ' · ' || email as subtitle,
    ' ' || lower(regexp_replace(concat_ws(' ', service, 'for', full_name, email, substr(phone, 2), service), '[^[:alnum:]]+', ' ', 'g')) as body from seeds
  union all
  select org_id, 'contact', contact_id, full_name, email || ' · ' || phone,
    ' ' || lower(regexp_replace(concat_ws(' ', full_name, email, substr(phone, 2)), '[^[:alnum:]]+', ' ', 'g')) from seeds
  union all
  select org_id, 'activity', activity_id, 'Call', 'phone call', ' call asked about ' || lower(service) || ' and wants an estimate' from seeds
) entries`;

const KEYS = `
insert into record_keys (org_id, kind, value, object, record_id)
select org_id, 'email', email, 'lead', lead_id from seeds union all select org_id, 'phone', phone, 'lead', lead_id from seeds union all
select org_id, 'email', email, 'contact', contact_id from seeds union all select org_id, 'phone', phone, 'contact', contact_id from seeds`;

export const SEED_STATEMENTS = [
  BENCH_ID,
  DICE,
  SEEDS,
  CONTACTS,
  LEADS,
  ACTIVITIES,
  OPERATIONS,
  CHANGES,
  ENTRIES,
  KEYS,
  "drop table seeds",
];
