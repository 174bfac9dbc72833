import { defineJob } from "@mainstay/jobs";
import { z } from "zod";
import type { Ctx } from "../../../platform/context.ts";
import { keepArtifact } from "./artifact.ts";

const About = z.object({ draftId: z.uuid() });

/** Makes the PDF of a document that was sent or signed. May run twice: what is kept already stands. */
export const printDraft = defineJob<Ctx, typeof About>({
  name: "drafts.print",
  schema: About,
  concurrency: 2,
  run: (ctx, { draftId }) => keepArtifact(ctx, draftId),
});

/** Sees to the PDF once the caller's transaction is committed. Should the queue be away, the first reader makes do without. */
export function sendPrint(ctx: Ctx, draftId: string): void {
  const { house, org, requestId } = ctx;
  ctx.afterCommit(() => {
    house.jobs
      .send(printDraft, { draftId }, { orgId: org.id, requestId })
      .catch((error: unknown) => house.log.warn({ err: error, draftId }, "A document waits for its PDF"));
  });
}
