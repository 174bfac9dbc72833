import { normalizeEmail } from "@mainstay/model/email";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import { type ObjectDefinition, objectNamed } from "../../../records/object.ts";
import { mayEver } from "../../../records/scope.ts";
import { query } from "../../../records/sql.ts";
import type { RowProblem } from "../imports.schemas.ts";
import { listOf } from "../values/convert.ts";
import type { ReadRow } from "../values/read-row.ts";
import { findMatches, titleKey } from "./keys.ts";

/** What the names in a column of links mean: ids by what was written, what is unclear, and what is not there. */
export interface FoundLinks {
  /** The id that a cell means; of a field that takes several members their ids. */
  idOf(field: string, text: string): string | string[] | null;
  /** Why a text leads nowhere; null when it does, or when a record of that name will be made. */
  problemOf(field: string, text: string): RowProblem["detail"] | null;
  /** Records to make, by object and title. */
  missing: Map<string, Set<string>>;
}

/** Finds the records and members that rows name by title, e-mail or id; one look-up a field for all rows. */
export async function findLinks(
  ctx: Ctx,
  object: ObjectDefinition,
  rows: Pick<ReadRow, "links">[],
  createLinked: boolean,
): Promise<FoundLinks> {
  const ids = new Map<string, string>();
  const problems = new Map<string, string>();
  const missing = new Map<string, Set<string>>();
  const texts = Map.groupBy(
    rows.flatMap((row) => Object.entries(row.links)),
    ([field]) => field,
  );
  const takingSeveral = new Set(object.meta.fields.filter(({ type }) => type === "members").map(({ name }) => name));
  const namesIn = (field: string, text: string) => (takingSeveral.has(field) ? listOf(text) : [text]);
  for (const [name, entries] of texts) {
    const field = object.meta.fields.find((one) => one.name === name);
    const wanted = [...new Set(entries.flatMap(([, text]) => namesIn(name, text)))];
    const found = isOfMembers(field?.type)
      ? await findMembers(ctx, wanted)
      : await findRecords(ctx, field?.object ?? "", wanted);
    for (const text of wanted) {
      const candidates = found.get(text) ?? [];
      const [id] = candidates;
      const at = `${name} ${text}`;
      if (id && candidates.length === 1) ids.set(at, id);
      else if (id) problems.set(at, `${field?.label}: several are called “${text}”`);
      else if (field?.object && createLinked && canBeMade(ctx, field.object)) {
        missing.set(field.object, (missing.get(field.object) ?? new Set()).add(text));
      } else problems.set(at, `${field?.label}: there is no “${text}”`);
    }
  }
  return {
    idOf(field, text) {
      const found = namesIn(field, text).flatMap((name) => ids.get(`${field} ${name}`) ?? []);
      return takingSeveral.has(field) ? [...new Set(found)] : (found[0] ?? null);
    },
    problemOf: (field, text) =>
      namesIn(field, text)
        .map((name) => problems.get(`${field} ${name}`))
        .find((problem) => problem !== undefined) ?? null,
    missing,
  };
}

const isOfMembers = (type: string | undefined) => type === "member" || type === "members";

/** Only what needs no more than a name: companies. */
function canBeMade(ctx: Ctx, name: string): boolean {
  return name === "company" && mayEver(ctx, objectNamed(name).meta, "create");
}

async function findRecords(ctx: Ctx, name: string, texts: string[]): Promise<Map<string, string[]>> {
  const target = objectNamed(name);
  const keysOf = (text: string) => {
    const email = text.includes("@") ? normalizeEmail(text) : null;
    return [`title ${titleKey(text)}`, `id ${text}`, ...(email ? [`email ${email}`] : [])];
  };
  const matches = await findMatches(ctx, target, texts.flatMap(keysOf));
  return new Map(
    texts.map((text) => [
      text,
      [
        ...new Set(
          keysOf(text)
            .flatMap((key) => matches.get(key) ?? [])
            .map(({ doc }) => doc.id),
        ),
      ],
    ]),
  );
}

async function findMembers(ctx: Ctx, texts: string[]): Promise<Map<string, string[]>> {
  const members = await query<{ id: string; name: string; email: string }>(
    ctx.db,
    sql`select m.id, u.name, u.email from auth.member m join auth."user" u on u.id = m.user_id
      where m.organization_id = ${ctx.org.id}`,
  );
  const meant = (text: string) =>
    members.filter(({ id, name, email }) =>
      [id, email.toLowerCase(), titleKey(name)].includes(text.includes("@") ? text.toLowerCase() : titleKey(text)),
    );
  return new Map(texts.map((text) => [text, meant(text).map(({ id }) => id)]));
}
