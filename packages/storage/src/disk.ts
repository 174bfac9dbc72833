import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { AREAS, type Area, folderOf, NotStored, pathOf, type Storage, type StorageKey } from "./port.ts";

/** Keeps files below a folder, which several processes may share. */
export function diskStorage(folder: string): Storage {
  const placeOf = (key: StorageKey) => join(folder, pathOf(key));
  return {
    async write(key, body) {
      const place = placeOf(key);
      // Elsewhere until it is whole: neither a reader nor a backup may meet half a file.
      const unfinished = join(folder, UNFINISHED, randomUUID());
      await mkdir(dirname(unfinished), { recursive: true });
      await mkdir(dirname(place), { recursive: true });
      try {
        await pipeline(body, createWriteStream(unfinished));
        const { size } = await stat(unfinished);
        await rename(unfinished, place);
        return size;
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async read(key) {
      const file = await open(placeOf(key)).catch((error) => {
        throw isMissing(error) ? new NotStored(key, { cause: error }) : error;
      });
      const { size } = await file.stat();
      return { body: file.createReadStream(), bytes: size };
    },
    remove: (key) => rm(placeOf(key), { force: true }),
    async removeOrganization(orgId) {
      for (const area of AREAS) await rm(join(folder, folderOf(area, orgId)), { recursive: true, force: true });
    },
    async removeOlder(area: Area, before) {
      await removeOlder(join(folder, area), before);
      // What a process that was killed left behind.
      await removeOlder(join(folder, UNFINISHED), before);
    },
  };
}

const UNFINISHED = "unfinished";

async function removeOlder(folder: string, before: Date): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    if (await isOlder(path, before)) await rm(path, { force: true });
  }
}

/** Not so for what went meanwhile: a write that was finished, or a file that somebody else removed. */
async function isOlder(path: string, before: Date): Promise<boolean> {
  try {
    return (await stat(path)).mtime < before;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";
