import { createHash } from "node:crypto";
import { newId } from "@mainstay/db";
import { and, desc, eq } from "drizzle-orm";
import { type Ctx, inTransaction } from "../../platform/context.ts";
import { conflict, invalid, Problem } from "../../platform/problem.ts";
import { startBackgroundJob } from "../../records/background/background-job.ts";
import { mayNot } from "../../records/lock.ts";
import { isObject, type ObjectDefinition, objectNamed } from "../../records/object.ts";
import { mayEver } from "../../records/scope.ts";
import { importKind } from "./apply.job.ts";
import { checkKind } from "./check.job.ts";
import { filesOf, receive, refuseForgotten, removeFiles } from "./files.ts";
import { type ImportRow, importNamed, lockImport, setImport } from "./find-import.ts";
import { rowsLeft, stoppedAfter } from "./going-on.ts";
import { type ImportColumn, type ImportMapping, NO_COUNTS } from "./imports.schemas.ts";
import { importMappings, imports } from "./imports.table.ts";
import { headerKey, suggestMapping } from "./mapping/suggest.ts";
import { importTargets } from "./mapping/targets.ts";
import { readFile } from "./reading/read-file.ts";
import { type Sniffed, sniff } from "./reading/sniff.ts";

/** What an object must be for files to be read into it. */
const IMPORTABLE = ["contact", "company", "lead", "deal", "task"];
const SAMPLE_ROWS = 200;
const SAMPLES = 5;

/**
 * Takes a file in: keeps it, and says what its columns seem to be.
 * @throws Problem bad-request for what cannot be imported into, forbidden, invalid for a file that cannot be read
 */
export async function takeFile(
  ctx: Ctx,
  { object: name, fileName }: { object: string; fileName: string },
  body: ReadableStream<Uint8Array> | null,
): Promise<ImportRow> {
  const object = importable(ctx, name);
  const id = newId();
  const path = filesOf(ctx, id).given;
  const fileBytes = body ? await receive(body, path) : 0;
  try {
    if (fileBytes === 0) throw new Problem("invalid", "The file is empty.");
    const sniffed = await sniff(path);
    const described = await describe(ctx, object, path, sniffed, null);
    await ctx.db.insert(imports).values({
      orgId: ctx.org.id,
      id,
      object: object.meta.name,
      fileName,
      fileBytes,
      ...sniffed,
      ...described,
      counts: NO_COUNTS,
      memberId: ctx.member?.id ?? "",
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
    });
  } catch (error) {
    await removeFiles(ctx, id);
    throw error;
  }
  return importNamed(ctx, id);
}

function importable(ctx: Ctx, name: string): ObjectDefinition {
  if (!isObject(name) || !IMPORTABLE.includes(name)) {
    throw new Problem("bad-request", `Files can be imported into ${IMPORTABLE.join(", ")}.`);
  }
  const object = objectNamed(name);
  if (!mayEver(ctx, object.meta, "create")) throw mayNot(ctx, object, "create");
  return object;
}

/** The file's columns with samples, and what becomes of each: as last time, else as it seems. */
async function describe(ctx: Ctx, object: ObjectDefinition, path: string, sniffed: Sniffed, header: boolean | null) {
  const rows: string[][] = [];
  for await (const row of readFile(path, sniffed)) {
    rows.push(row);
    if (rows.length > SAMPLE_ROWS) break;
  }
  const [first = []] = rows;
  if (rows.length === 0) throw new Problem("invalid", "The file has no rows.");
  const hasHeader = header ?? isHeader(first);
  const body = hasHeader ? rows.slice(1) : rows;
  const width = Math.max(...rows.map((row) => row.length));
  const columns: ImportColumn[] = Array.from({ length: width }, (_, index) => ({
    header: (hasHeader && first[index]?.trim()) || `Column ${index + 1}`,
    samples: body.flatMap((row) => row[index]?.trim() || []).slice(0, SAMPLE_ROWS),
  }));
  const targets = await importTargets(ctx, object);
  const remembered = await rememberedMapping(ctx, object, columns);
  const mapping = remembered ?? suggestMapping(object.meta.name, columns, targets);
  return { columns, mapping, hasHeader, isRemembered: remembered !== null };
}

/** A first row of names has nothing that is a number, an address or a date. */
const isHeader = (row: string[]) =>
  row.some((cell) => cell.trim()) && !row.some((cell) => /@\w|^\W*\d[\d\s.,/:-]*$/.test(cell.trim()));

/** Reads the file again in another way. @throws Problem conflict once it is being imported */
export async function rereadFile(
  ctx: Ctx,
  id: string,
  given: { encoding?: string; delimiter?: string; hasHeader?: boolean },
): Promise<ImportRow> {
  const found = await unfinished(ctx, id);
  refuseForgotten(ctx, id);
  const { format, encoding, delimiter } = { ...found, ...given };
  const object = importable(ctx, found.object);
  const described = await describe(
    ctx,
    object,
    filesOf(ctx, id).given,
    { format, encoding, delimiter },
    given.hasHeader ?? found.hasHeader,
  );
  await setImport(ctx, id, { encoding, delimiter, ...described, state: "uploaded", counts: NO_COUNTS });
  return importNamed(ctx, id);
}

/** Begins the dry run. @throws Problem invalid for a mapping that does not fit the file or the role */
export async function checkImport(ctx: Ctx, id: string, mapping: ImportMapping): Promise<{ id: string }> {
  return inTransaction(ctx, async (ctx) => {
    const found = await unfinished(ctx, id);
    refuseForgotten(ctx, id);
    const object = importable(ctx, found.object);
    await refuseUnfit(ctx, object, found, mapping);
    await rememberMapping(ctx, object, found.columns, mapping);
    const job = await startBackgroundJob(ctx, checkKind, { spec: { importId: id }, about: aboutOf(found) });
    await setImport(ctx, id, { mapping, state: "checking", jobId: job.id });
    return job;
  });
}

/**
 * Begins to do what the dry run found, or goes on with it where an earlier job failed or was canceled; what each of
 * the jobs did is an operation of its own.
 * @throws Problem conflict before there was a dry run
 */
export async function applyImport(ctx: Ctx, id: string): Promise<{ id: string }> {
  return inTransaction(ctx, async (ctx) => {
    const found = await unfinished(ctx, id);
    importable(ctx, found.object);
    if (found.state !== "checked") throw conflict("Check the file first.");
    const cursor = await stoppedAfter(ctx, found);
    const total = await rowsLeft(ctx, found, cursor);
    if (total + cursor === 0) throw conflict("Nothing in this file would be created or changed.");
    const job = await startBackgroundJob(ctx, importKind, {
      spec: { importId: id },
      about: aboutOf(found),
      total,
      cursor,
    });
    await setImport(ctx, id, { state: "applying", jobId: job.id });
    return job;
  });
}

const aboutOf = ({ id, object, fileName }: ImportRow) => ({ object, fileName, importId: id });

/** An import that may still be changed. @throws Problem not-found, conflict */
async function unfinished(ctx: Ctx, id: string): Promise<ImportRow> {
  const found = await lockImport(ctx, id);
  if (found.state === "applying") throw conflict("This file is being imported.");
  if (found.state === "done") throw conflict("This file has been imported; upload it again.");
  return found;
}

async function refuseUnfit(
  ctx: Ctx,
  object: ObjectDefinition,
  { columns }: ImportRow,
  mapping: ImportMapping,
): Promise<void> {
  const paths = (await importTargets(ctx, object)).map((target) => target.path);
  const errors = mapping.columns.flatMap(({ target }, index) =>
    target !== null && !paths.includes(target)
      ? [
          {
            pointer: `/columns/${index}/target`,
            detail: `${object.meta.label} has no field “${target}” that can be set.`,
          },
        ]
      : [],
  );
  if (mapping.columns.length !== columns.length) {
    errors.push({ pointer: "/columns", detail: `The file has ${columns.length} columns.` });
  }
  if (mapping.columns.every(({ target }) => target === null)) {
    errors.push({ pointer: "/columns", detail: "Say what at least one column is." });
  }
  if (errors.length > 0) throw invalid(errors);
}

/** The same headers in the same order are the same kind of file. */
const fingerprintOf = (columns: ImportColumn[]) =>
  createHash("sha256")
    .update(columns.map(({ header }) => headerKey(header)).join("\n"))
    .digest("base64url");

const isMapping = (ctx: Ctx, object: ObjectDefinition, columns: ImportColumn[]) =>
  and(
    eq(importMappings.orgId, ctx.org.id),
    eq(importMappings.object, object.meta.name),
    eq(importMappings.fingerprint, fingerprintOf(columns)),
  );

async function rememberedMapping(
  ctx: Ctx,
  object: ObjectDefinition,
  columns: ImportColumn[],
): Promise<ImportMapping | null> {
  const [row] = await ctx.db
    .select()
    .from(importMappings)
    .where(isMapping(ctx, object, columns));
  return row?.mapping ?? null;
}

async function rememberMapping(ctx: Ctx, object: ObjectDefinition, columns: ImportColumn[], mapping: ImportMapping) {
  const values = {
    orgId: ctx.org.id,
    object: object.meta.name,
    fingerprint: fingerprintOf(columns),
    mapping,
    updatedAt: ctx.now(),
  };
  await ctx.db
    .insert(importMappings)
    .values(values)
    .onConflictDoUpdate({
      target: [importMappings.orgId, importMappings.object, importMappings.fingerprint],
      set: { mapping, updatedAt: ctx.now() },
    });
}

/** The member's imports, newest first. */
export async function listImports(ctx: Ctx): Promise<ImportRow[]> {
  return ctx.db
    .select()
    .from(imports)
    .where(and(eq(imports.orgId, ctx.org.id), eq(imports.memberId, ctx.member?.id ?? "")))
    .orderBy(desc(imports.id))
    .limit(50);
}

/** Throws an import away with its file; what it has imported stays. @throws Problem conflict while it runs */
export async function discardImport(ctx: Ctx, id: string): Promise<void> {
  const found = await importNamed(ctx, id);
  if (found.state === "applying") throw conflict("It is running; cancel it first.");
  await ctx.db.delete(imports).where(and(eq(imports.orgId, ctx.org.id), eq(imports.id, id)));
  await removeFiles(ctx, id);
}

/** As it is shown: samples enough to recognise a column by. */
export async function presentImport(ctx: Ctx, row: ImportRow) {
  const object = objectNamed(row.object);
  const { orgId: _, memberId: __, ...shown } = row;
  return {
    ...shown,
    columns: row.columns.map(({ header, samples }) => ({ header, samples: [...new Set(samples)].slice(0, SAMPLES) })),
    targets: (await importTargets(ctx, object)).map(({ path, label, kind, addressPart, field }) => ({
      path,
      label,
      kind,
      addressPart,
      field: field.name,
      required: field.required ?? false,
      type: field.type,
    })),
  };
}
