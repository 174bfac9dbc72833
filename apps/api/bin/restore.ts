import { restoreBackup, withWorkspace } from "@mainstay/db";
import { prepareTarget, print, printLeft, runCommand, workspaceFromEnvironment } from "./command.ts";

await runCommand(async ({ positionals: [file], values: { replace } }) => {
  if (!file) throw new Error("Usage: npm run restore -- <file> [--replace]");
  const workspace = workspaceFromEnvironment();
  const { manifest, leftOut } = await withWorkspace(
    workspace,
    (connection) => restoreBackup({ connection, file, dataDir: workspace.dataDir, replace, prepareTarget }),
    { exclusive: true, log: print },
  );
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  printLeft(leftOut);
  print(`Restored ${file} of ${manifest.createdAt}: ${rows} rows, ${manifest.files.count} files, verified`);
});
