import { diskStorage } from "./disk.ts";
import type { Storage } from "./port.ts";
import type { S3Settings } from "./s3.ts";

export interface StorageOptions {
  /** Where files are when there is no bucket; a backup takes its `files` along. */
  folder: string;
  s3: S3Settings | null;
}

/** The storage a server's settings ask for. Amazon's SDK is large, and loaded only where it is used. */
export async function openStorage({ folder, s3 }: StorageOptions): Promise<Storage> {
  if (!s3) return diskStorage(folder);
  const { s3Storage } = await import("./s3.ts");
  return s3Storage(s3);
}
