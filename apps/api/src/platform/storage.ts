import { openStorage, type Storage } from "@mainstay/storage";
import type { Config } from "./config.ts";

declare module "./context.ts" {
  interface House {
    /** Where files are: of records, and on their way in and out. */
    storage: Storage;
  }
}

/** The storage that the settings ask for: a bucket, else the data folder. */
export function storageFor(config: Config): Promise<Storage> {
  const { DATA_DIR, S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = config;
  const credentials =
    S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
      ? { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY }
      : undefined;
  return openStorage({
    folder: DATA_DIR,
    s3: S3_BUCKET ? { bucket: S3_BUCKET, region: S3_REGION, endpoint: S3_ENDPOINT, credentials } : null,
  });
}
