import { newId } from "@mainstay/db";
import { fieldPath } from "@mainstay/model/filter";
import { NotStored } from "@mainstay/storage";
import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { FileAnswer } from "../../platform/route.ts";
import { startBackgroundJob } from "../../records/background/background-job.ts";
import { listRecords, visibleFields } from "../../records/list.ts";
import { isObject, type ObjectDefinition, objectNamed } from "../../records/object.ts";
import { exportKey, exportKind } from "./export.job.ts";
import type { StartExport } from "./exports.schemas.ts";
import { exportFiles } from "./exports.table.ts";

/**
 * Begins an export, and keeps who began it. The export and its job have one id.
 * @throws Problem bad-request for a list that does not fit, forbidden when the role reads none of it
 */
export async function startExport(ctx: Ctx, request: StartExport): Promise<{ id: string }> {
  const id = newId();
  const day = ctx.now().toISOString().slice(0, 10);
  const object = "scope" in request ? null : await refuseUnfit(ctx, request);
  const fileName =
    "scope" in request ? `${ctx.org.name} ${day}.zip` : `${object?.meta.pluralLabel} ${day}.${request.format}`;
  await ctx.db.insert(exportFiles).values({
    orgId: ctx.org.id,
    id,
    memberId: ctx.member?.id ?? "",
    request,
    fileName,
    createdAt: ctx.now(),
  });
  const about = { fileName, exportId: id, ...(object && { object: object.meta.name }) };
  return startBackgroundJob(ctx, exportKind, { id, spec: { exportId: id }, about });
}

/** What would break the job is said before it begins. */
async function refuseUnfit(ctx: Ctx, request: Exclude<StartExport, { scope: string }>): Promise<ObjectDefinition> {
  if (!isObject(request.object)) throw new Problem("bad-request", `There is no object “${request.object}”.`);
  const object = objectNamed(request.object);
  await listRecords(ctx, object, { filter: request.filter, sort: request.sort, limit: 1 });
  const known = (await visibleFields(ctx, object)).map(fieldPath);
  const unknown = request.columns?.find((name) => !known.includes(name));
  if (unknown) throw new Problem("bad-request", `${object.meta.pluralLabel} have no field “${unknown}”.`);
  return object;
}

const TYPES: Record<string, string> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  zip: "application/zip",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The finished file, for who asked for it. @throws Problem not-found, also while it is written and after its week */
export async function exportedFile(ctx: Ctx, id: string): Promise<FileAnswer> {
  const isOwn = and(
    eq(exportFiles.orgId, ctx.org.id),
    eq(exportFiles.id, id),
    eq(exportFiles.memberId, ctx.member?.id ?? ""),
  );
  const [found] = await ctx.db
    .update(exportFiles)
    .set({ downloads: sql`${exportFiles.downloads} + 1`, downloadedAt: ctx.now() })
    .where(and(isOwn, sql`${exportFiles.finishedAt} is not null`))
    .returning();
  if (!found) throw notFound("Export");
  const content = await ctx.house.storage.read(exportKey(ctx, id)).catch(gone);
  const ending = found.fileName.split(".").at(-1) ?? "";
  return new FileAnswer(content, found.fileName, TYPES[ending] ?? "application/octet-stream");
}

function gone(error: unknown): never {
  throw error instanceof NotStored ? notFound("Export") : error;
}
