export { type BackupOptions, type Manifest, writeBackup } from "./backup.ts";
export { createdAt, deletedAt, id, moment, money, newId, one, orgId, updatedAt } from "./columns.ts";
export type { Connection } from "./connection.ts";
export { type Database, type DatabaseOptions, openDatabase, type PoolStats } from "./database.ts";
export {
  DataFolderInUse,
  type Embedded,
  type EmbeddedOptions,
  findRunningEmbedded,
  startEmbedded,
} from "./embedded.ts";
export { migrationsFolder } from "./journal.ts";
export { type MigrateOptions, migrate, type SchemaState, schemaState, UnknownSchemaError } from "./migrate.ts";
export { type MoveOptions, type MoveReport, moveDatabase } from "./move.ts";
export { PoolExhausted } from "./pool.ts";
export { MissingRightsError } from "./prepare.ts";
export type { Db, Queryable } from "./queryable.ts";
export { type RestoreOptions, type RestoreReport, restoreBackup } from "./restore.ts";
export { type Role, roles } from "./roles.ts";
export type { SecureOptions } from "./secure.ts";
export { type Close, savepoint, TransactionAborted } from "./transaction.ts";
export { type WorkspaceSettings, withWorkspace } from "./workspace.ts";
