import { normalizeCompanyName } from "@mainstay/model/similarity";
import { sql } from "drizzle-orm";
import { documentJson } from "../../records/document.ts";
import type { AnyDoc } from "../../records/object.ts";
import type { OpCtx } from "../../records/operation.ts";
import { lexeme, searchWords } from "../../records/search-text.ts";
import { query } from "../../records/sql.ts";
import { createRecord, type WriteOptions } from "../../records/write.ts";
import { company } from "./companies.object.ts";

/** The company of this name, however its legal form is written ("Acme", "ACME Inc."), else a new one. */
export async function findOrCreateCompany(ctx: OpCtx, name: string, options: WriteOptions = {}): Promise<AnyDoc> {
  const wanted = normalizeCompanyName(name);
  await query(ctx.db, sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.org.id} company ${wanted}`}, 3))`);
  const word = tellingWord(name, wanted);
  const rows = await query<{ doc: AnyDoc }>(
    ctx.db,
    sql`select ${documentJson(company)} as doc from companies t
      where t.org_id = ${ctx.org.id} and t.deleted_at is null
        and t.id in (select app.search_ids('company', ${`'${lexeme(ctx.org.id, word)}'`}::tsquery, null))
      order by t.created_at, t.id`,
  );
  const known = rows.find(({ doc }) => normalizeCompanyName(String(doc.name)) === wanted);
  if (known) return known.doc;
  const { result } = await createRecord(ctx, company, { name: name.trim() }, options);
  return result;
}

/** The longest word that says whose company it is: not its legal form, which is written in many ways. */
function tellingWord(name: string, normalized: string): string {
  const telling = searchWords(name).filter((word) => normalized.includes(word));
  return telling.toSorted((left, right) => right.length - left.length)[0] ?? normalized;
}
