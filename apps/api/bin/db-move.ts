import { moveDatabase, withWorkspace } from "@mainstay/db";
import { prepareTarget, print, printLeft, runCommand, workspaceFromEnvironment } from "./command.ts";

await runCommand(async ({ values: { to } }) => {
  if (!to) throw new Error("Usage: npm run db:move -- --to postgres://user:password@host/database");
  const workspace = workspaceFromEnvironment();
  // Nothing may be written to the old database behind the copy's back, so the server must be stopped.
  const report = await withWorkspace(workspace, (from) => moveDatabase({ from, to, prepareTarget }), {
    exclusive: true,
    log: print,
  });
  for (const { name, rows } of report.tables) print(`${name}: ${rows} rows, verified`);
  printLeft(report.leftBehind);
  print("Moved. Set DATABASE_URL to the new address and start Mainstay; the old database is untouched.");
});
