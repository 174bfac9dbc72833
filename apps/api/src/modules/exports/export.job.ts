import { mkdir, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { defineBackgroundKind, type Step } from "../../records/background/background-kind.ts";
import { objectNamed } from "../../records/object.ts";
import { exportFiles } from "./exports.table.ts";
import { writeList } from "./write-list.ts";
import { writeOrganization } from "./write-organization.ts";

export const exportPath = ({ house, org }: Ctx, id: string) => join(house.config.DATA_DIR, "exports", org.id, id);

/**
 * Writes the file in one go, under another name until it is whole: an export that was broken off begins again, so that
 * a file is always of one moment.
 */
export const exportKind = defineBackgroundKind({
  name: "export",
  spec: z.object({ exportId: z.uuid() }),
  async step(ctx, { exportId }): Promise<Step> {
    if (!ctx.role.capabilities.includes("export"))
      throw new Problem("forbidden", `The role ${ctx.role.name} may not export.`);
    const isExport = and(eq(exportFiles.orgId, ctx.org.id), eq(exportFiles.id, exportId));
    const [found] = await ctx.db.select().from(exportFiles).where(isExport);
    if (!found) throw new Problem("not-found", "The export is no more.");
    const path = exportPath(ctx, exportId);
    await mkdir(dirname(path), { recursive: true });
    const { request } = found;
    const records =
      "scope" in request
        ? await writeOrganization(ctx, `${path}.part`)
        : await writeList(ctx, objectNamed(request.object), request, `${path}.part`);
    await rename(`${path}.part`, path);
    const { size } = await stat(path);
    await ctx.db.update(exportFiles).set({ records, bytes: size, finishedAt: ctx.now() }).where(isExport);
    return { next: null, done: records, total: records };
  },
});
