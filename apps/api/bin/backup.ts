import { withWorkspace, writeBackup } from "@mainstay/db";
import { print, runCommand, workspaceFromEnvironment } from "./command.ts";

await runCommand(async ({ positionals: [name] }) => {
  const workspace = workspaceFromEnvironment();
  const now = new Date();
  const file = name ?? `mainstay-${now.toISOString().replaceAll(/[:.]/g, "-")}.tar.gz`;
  const { tables, files } = await withWorkspace(workspace, (connection) =>
    writeBackup({ connection, file, dataDir: workspace.dataDir, now }),
  );
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  print(`${file}: ${rows} rows in ${tables.length} tables, ${files.count} files`);
});
