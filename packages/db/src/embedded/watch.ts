/** How often to look after the cluster. */
const everyMs = 1_000;

/**
 * Looks once a second whether the cluster lives and calls `restart` when it does not: a postmaster killed for memory
 * would otherwise leave a server that answers nothing. Answers the function that ends the watch, waiting for a restart
 * under way.
 */
export function keepAlive(
  isAlive: () => Promise<boolean>,
  restart: () => Promise<void>,
  log: (line: string) => void,
): () => Promise<void> {
  let round: Promise<void> | undefined;
  const look = async () => {
    if (await isAlive()) return;
    log("the database has ended unexpectedly; starting it again");
    await restart();
  };
  const timer = setInterval(() => {
    round ??= look()
      .catch((error: Error) => log(error.message))
      .finally(() => {
        round = undefined;
      });
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
  };
}
