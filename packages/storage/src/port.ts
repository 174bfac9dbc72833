import type { Readable } from "node:stream";

/**
 * What is kept, by how long: `files` belong to records and are in every backup; `exports` and `imports` are on their way
 * through and are forgotten after some days.
 */
export type Area = "files" | "exports" | "imports";

/** Where something is kept; everything belongs to an organization. */
export interface StorageKey {
  area: Area;
  orgId: string;
  /** A record's id, with an ending of ours where a record has several. */
  name: string;
}

export interface StoredFile {
  body: Readable;
  bytes: number;
}

/** Where files are: a folder of this machine, or a bucket. */
export interface Storage {
  /** Keeps a body as it comes in. One that breaks off leaves what was there before. @returns its bytes */
  write(key: StorageKey, body: Readable): Promise<number>;
  /** @throws NotStored */
  read(key: StorageKey): Promise<StoredFile>;
  /** Without effect where there is none. */
  remove(key: StorageKey): Promise<void>;
  /** Removes everything of an organization, in all areas. */
  removeOrganization(orgId: string): Promise<void>;
  /** Removes what was written before a moment, of all organizations. */
  removeOlder(area: Area, before: Date): Promise<void>;
}

export const AREAS: readonly Area[] = ["files", "exports", "imports"];

export class NotStored extends Error {
  constructor(key: StorageKey, options?: ErrorOptions) {
    super(`Nothing is stored at ${pathOf(key)}`, options);
    this.name = "NotStored";
  }
}

/** `files/<organization>/<name>`. Throws for parts that would lead elsewhere. */
export function pathOf({ area, orgId, name }: StorageKey): string {
  return `${folderOf(area, orgId)}/${safe(name)}`;
}

/** What all of an organization's paths in an area begin with. */
export const folderOf = (area: Area, orgId: string) => `${area}/${safe(orgId)}`;

function safe(part: string): string {
  if (!/^[\w-][\w.-]*$/.test(part)) throw new Error(`“${part}” cannot be part of a file's key`);
  return part;
}
