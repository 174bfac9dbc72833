import { PassThrough, Readable } from "node:stream";
import { NotStored } from "@mainstay/storage";
import { ZipFile } from "yazl";
import type { Ctx } from "../../platform/context.ts";
import { allObjects, type ObjectDefinition } from "../../records/object.ts";
import { mayEver } from "../../records/scope.ts";
import { file } from "../files/files.object.ts";
import { storedContent } from "../files/files.service.ts";
import { exportRows } from "./export-rows.ts";

/**
 * Writes all that the member may read to a zip, handed over as it is made: a file of JSON lines an object, the files
 * kept with records under `files/` and their id, and a table of contents.
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
  const missingFiles: string[] = [];
  if (mayEver(ctx, file.meta, "read")) await addFiles(ctx, zip, out, missingFiles);
  const contents = async function* () {
    const said = { organization: ctx.org.name, exportedAt: ctx.now().toISOString(), records: counts, missingFiles };
    yield JSON.stringify(said, null, 2);
  };
  zip.addReadStreamLazy("contents.json", (given) => given(null, Readable.from(contents())));
  zip.end();
  zip.outputStream.pipe(out);
  await store(out);
  return total;
}

/** What is in the files; one that the storage has lost is named in the table of contents, and keeps no other from going out. */
async function addFiles(ctx: Ctx, zip: ZipFile, out: PassThrough, missing: string[]): Promise<void> {
  for await (const page of exportRows(ctx, file, { sort: "createdAt" })) {
    for (const { id, name, contentId } of page) {
      zip.addReadStreamLazy(`files/${id}/${nameInZip(String(name))}`, (given) => {
        storedContent(ctx, String(contentId))
          .catch((error: unknown) => {
            if (!(error instanceof NotStored)) throw error;
            missing.push(String(id));
            return { body: Readable.from([]) };
          })
          .then(({ body }) => given(null, failingInto(out, body)))
          .catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
      });
    }
  }
}

/** A name that whoever unpacks it keeps within its folder. */
const nameInZip = (name: string): string => name.replace(/[\\/:\p{Cc}]/gu, "_").replace(/^\.+$/, "_") || "_";

/** A part that breaks breaks the file: half a backup must not look like one. */
function failingInto(out: PassThrough, part: Readable): Readable {
  part.on("error", (error) => out.destroy(error));
  return part;
}
