import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Ctx } from "../../platform/context.ts";
import { allObjects, type ObjectDefinition } from "../../records/object.ts";
import { mayEver } from "../../records/scope.ts";
import { exportRows } from "./export-rows.ts";

/**
 * Writes all that the member may read to a zip, handed over as it is made: a file of JSON lines an object, and a table
 * of contents.
 * @returns how many records
 */
export async function writeOrganization(ctx: Ctx, store: (body: Readable) => Promise<void>): Promise<number> {
  const zip = new ZipFile();
  const out = new PassThrough();
  const counts: Record<string, number> = {};
  let total = 0;
  async function* lines(object: ObjectDefinition) {
    for await (const page of exportRows(ctx, object, { sort: "createdAt" })) {
      counts[object.meta.plural] = (counts[object.meta.plural] ?? 0) + page.length;
      total += page.length;
      yield page.map((doc) => `${JSON.stringify(doc)}\n`).join("");
    }
  }
  for (const object of allObjects().filter((one) => mayEver(ctx, one.meta, "read"))) {
    zip.addReadStreamLazy(`${object.meta.plural}.jsonl`, (given) =>
      given(null, failingInto(out, Readable.from(lines(object)))),
    );
  }
  const contents = async function* () {
    yield JSON.stringify({ organization: ctx.org.name, exportedAt: ctx.now().toISOString(), records: counts }, null, 2);
  };
  zip.addReadStreamLazy("contents.json", (given) => given(null, Readable.from(contents())));
  zip.end();
  zip.outputStream.pipe(out);
  await store(out);
  return total;
}

/** A part that breaks breaks the file: half a backup must not look like one. */
function failingInto(out: PassThrough, part: Readable): Readable {
  part.on("error", (error) => out.destroy(error));
  return part;
}
