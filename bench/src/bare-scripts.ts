import type { Script, Scripts } from "./script.ts";

/**
 * The recorded scripts as the bare server can run them. Search goes through a function that takes the organization
 * from the connection, which a bare server does not set: it gets the function's own query. `createRows` is a create
 * that writes the contact and the lead and does nothing else.
 */
export function bareScripts(scripts: Scripts): Scripts {
  return {
    ...scripts,
    search: Object.fromEntries(
      Object.entries(scripts.search ?? {}).map(([orgId, script]) => [orgId, withoutFunction(script, orgId)]),
    ),
    createRows: mapScripts(scripts.create, (statement) => /^\s*insert into "(leads|contacts)"/.test(statement.text)),
  };
}

function mapScripts(
  byOrg: Record<string, Script> = {},
  keep: (statement: Script["statements"][number]) => boolean,
): Record<string, Script> {
  return Object.fromEntries(
    Object.entries(byOrg).map(([orgId, script]) => [orgId, { ...script, statements: script.statements.filter(keep) }]),
  );
}

/** The body of `app.search_records`, as in records/search.sql.ts. */
const SEARCH = `
select object, record_id as id, title, subtitle from (
  select c.object, c.record_id, c.title, c.subtitle,
      (case when c.body like ltrim($4, '%') then 3 when c.body like $4 then 2 else 1 end) as score
    from (select e.* from (select * from search_entries s where s.words @@ $3::tsquery offset 0) e
           where e.org_id = $1 and e.object = any($2::text[]) limit 200) c
   order by score desc, length(c.title), c.title, c.record_id limit $5::int) h
order by h.score desc, length(h.title), h.title, h.record_id`;

function withoutFunction({ statements }: Script, orgId: string): Script {
  const [objects, words, phrase, limit] = statements[0]?.values ?? [];
  return { statements: [{ text: SEARCH, values: [orgId, objects, words, phrase, limit] }], isTransaction: false };
}
