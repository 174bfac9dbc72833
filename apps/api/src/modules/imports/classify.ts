import type { Ctx } from "../../platform/context.ts";
import type { AnyDoc, Doc, ObjectDefinition } from "../../records/object.ts";
import { isSame } from "../../records/same.ts";
import { titleOf } from "../../records/write.ts";
import type { ImportMapping, RowChange, RowProblem } from "./imports.schemas.ts";
import type { RowOutcome } from "./imports.table.ts";
import { type Match, withDerived } from "./matching/keys.ts";
import type { FoundLinks } from "./matching/links.ts";
import { patchOf } from "./patch.ts";
import type { ReadRow } from "./values/read-row.ts";

export interface Classified {
  outcome: RowOutcome;
  title: string;
  recordId: string | null;
  changes: RowChange[];
  problems: RowProblem[];
}

interface Classifying {
  ctx: Ctx;
  object: ObjectDefinition;
  mapping: ImportMapping;
  links: FoundLinks;
  /** Records with one of the row's keys. */
  matches: Match[];
  /** The earlier row that has one of its keys already. */
  earlierLine: number | null;
}

/** What the import would do with a row, and why. */
export function classify(row: ReadRow, about: Classifying): Classified {
  const { ctx, object, links, matches } = about;
  const title = titleOf(object, withDerived(object, row.fields));
  const judged = (outcome: RowOutcome, detail?: string, match?: Match): Classified => ({
    outcome,
    title: match ? titleOf(object, match.doc) : title,
    recordId: match?.doc.id ?? null,
    changes: [],
    problems: detail ? [...row.problems, { column: null, detail }] : row.problems,
  });
  const broken = linkProblems(row, links);
  if (row.problems.length + broken.length > 0) {
    return { ...judged("invalid"), problems: [...row.problems, ...broken.map((detail) => ({ column: null, detail }))] };
  }
  if (about.earlierLine !== null) return judged("duplicate", `Row ${about.earlierLine} of the file is the same`);
  if (matches.length > 1) {
    const names = matches.map(({ doc }) => titleOf(object, doc)).slice(0, 3);
    return judged("conflict", `It could be any of ${matches.length} records: ${names.join(", ")}`);
  }
  const [match] = matches;
  if (!match) {
    if (row.id) return judged("conflict", "There is no record with this id");
    const missing = requiredMissing(object, row);
    return missing.length > 0 ? judged("invalid", missing.join("; ")) : judged("create");
  }
  if (about.mapping.onMatch === "skip") return judged("skip", "It is there already", match);
  if (!match.allowed) return judged("conflict", `The role ${ctx.role.name} may not change this record`, match);
  const changes = changesOf(object, match.doc, row, about);
  if (changes.length === 0) return judged("skip", "It is there already, and the same", match);
  return { ...judged("update", undefined, match), changes };
}

const linkProblems = (row: ReadRow, links: FoundLinks) =>
  Object.entries(row.links).flatMap(([field, text]) => links.problemOf(field, text) ?? []);

/** What a record cannot be made without. */
function requiredMissing(object: ObjectDefinition, row: ReadRow): string[] {
  const missing = object.meta.fields.filter(
    (field) => field.required && !field.readOnly && row.fields[field.name] == null && !(field.name in row.links),
  );
  const said = missing.map((field) => `${field.label} is missing`);
  const rules = object.hooks.check?.(withDerived(object, row.fields) as Partial<Doc>) ?? [];
  return [...said, ...rules.map((rule) => rule.detail)];
}

function changesOf(object: ObjectDefinition, doc: AnyDoc, row: ReadRow, { mapping, links }: Classifying): RowChange[] {
  const patch = patchOf(object, doc, row, mapping);
  const changes: RowChange[] = [];
  for (const [name, after] of Object.entries(patch.fields)) {
    if (name === "custom") {
      for (const [key, value] of Object.entries(after as object)) {
        if (!isSame(object.meta, key, doc.custom[key], value)) {
          changes.push({ field: `custom.${key}`, before: doc.custom[key] ?? null, after: value });
        }
      }
    } else if (!isSame(object.meta, name, doc[name], after))
      changes.push({ field: name, before: doc[name] ?? null, after });
  }
  for (const [name, text] of Object.entries(patch.links)) {
    const id = links.idOf(name, text);
    if (!isSame(object.meta, name, doc[name], id))
      changes.push({ field: name, before: doc[name] ?? null, after: id ?? text });
  }
  return changes;
}
