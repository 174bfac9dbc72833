import { parseArgs } from "node:util";
import { migrate, startEmbedded } from "@mainstay/db";
import { ROUTINES } from "./app.ts";
import { openHouse, type ProcessRole } from "./house.ts";
import { readConfig } from "./platform/config.ts";
import { createLog } from "./platform/log.ts";

const ROLES: ProcessRole[] = ["http", "worker"];

/**
 * Starts Mainstay: database, migrations, then the roles asked for (`--role http`, `--role worker`; both by default).
 * @param options.now another clock than the machine's, for tests of what depends on the hour
 */
export async function start({ now }: { now?: () => Date } = {}): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const { values } = parseArgs({ options: { role: { type: "string", multiple: true } } });
  const roles = ROLES.filter((role) => !values.role || values.role.includes(role));
  const embedded = config.DATABASE_URL
    ? null
    : await startEmbedded({ dataDir: config.DATA_DIR, log: (line) => log.debug(line) });
  const connection = embedded?.admin ?? { connectionString: config.DATABASE_URL };
  try {
    const applied = await migrate(connection, { routines: ROUTINES });
    if (applied.length > 0) log.info({ applied }, "Migrated the database");
    const open = await openHouse({ config, connection, roles, now });
    if (roles.includes("http")) {
      await new Promise<void>((resolve, reject) => {
        open.server.once("error", reject);
        open.server.listen(config.PORT, config.HOST, resolve);
      });
      process.stdout.write(`Mainstay is ready on ${config.baseUrl}\n`);
    }
    stopOn(["SIGINT", "SIGTERM"], async () => {
      await open.close();
      await embedded?.stop();
    });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** A second signal does not wait. */
function stopOn(signals: NodeJS.Signals[], close: () => Promise<void>) {
  let isStopping = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}
