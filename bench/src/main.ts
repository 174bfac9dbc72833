import { benchServer } from "./bench-server.ts";
import { benchDay } from "./day/bench-day.ts";
import { type Options, readOptions } from "./options.ts";
import { benchScreen } from "./screen/bench-screen.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

/*
 * Measures the server over HTTP against a bare one that runs the same statements, the screen in Chromium, and a day's work;
 * docs/performance.md says why and how.
 */

const options = readOptions(process.argv.slice(2));
if (options.operations.length > 0) await inWorkspace(options.dataDir, benchServer);
// One organization with all the leads: what a screen has to draw is an organization's.
const oneOrganization = options.dataDir && `${options.dataDir}-screen`;
if (options.measuresScreen) await inWorkspace(oneOrganization, benchScreen);
if (options.measuresDay) await inWorkspace(oneOrganization, benchDay);

async function inWorkspace(
  dataDir: string | undefined,
  bench: (options: Options, workspace: Workspace) => Promise<void>,
) {
  const workspace = await openWorkspace(process.env.DATABASE_URL, dataDir);
  // Leaving also ends the servers; the database is stopped first, so that nothing outlives us.
  const leave = () => void workspace.close().finally(() => process.exit(1));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, leave);
  try {
    await bench(options, workspace);
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, leave);
    await workspace.close();
  }
}
