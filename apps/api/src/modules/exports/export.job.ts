import type { Readable } from "node:stream";
import type { StorageKey } from "@mainstay/storage";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { defineBackgroundKind, type Step } from "../../records/background/background-kind.ts";
import { objectNamed } from "../../records/object.ts";
import { exportFiles } from "./exports.table.ts";
import { writeList } from "./write-list.ts";
import { writeOrganization } from "./write-organization.ts";

export const exportKey = ({ org }: Ctx, id: string): StorageKey => ({ area: "exports", orgId: org.id, name: id });

/** Writes the file in one go: an export that was broken off begins again, so that a file is always of one moment. */
export const exportKind = defineBackgroundKind({
  name: "export",
  spec: z.object({ exportId: z.uuid() }),
  async step(ctx, { exportId }): Promise<Step> {
    if (!ctx.role.capabilities.includes("export"))
      throw new Problem("forbidden", `The role ${ctx.role.name} may not export.`);
    const isExport = and(eq(exportFiles.orgId, ctx.org.id), eq(exportFiles.id, exportId));
    const [found] = await ctx.db.select().from(exportFiles).where(isExport);
    if (!found) throw new Problem("not-found", "The export is no more.");
    let bytes = 0;
    const store = async (body: Readable) => {
      bytes = await ctx.house.storage.write(exportKey(ctx, exportId), body);
    };
    const { request } = found;
    const records =
      "scope" in request
        ? await writeOrganization(ctx, store)
        : await writeList(ctx, objectNamed(request.object), request, store);
    await ctx.db.update(exportFiles).set({ records, bytes, finishedAt: ctx.now() }).where(isExport);
    return { next: null, done: records, total: records };
  },
});
