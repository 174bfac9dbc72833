export { diskStorage } from "./disk.ts";
export { openStorage, type StorageOptions } from "./open-storage.ts";
export { type Area, NotStored, type Storage, type StorageKey, type StoredFile } from "./port.ts";
export type { S3Settings } from "./s3.ts";
