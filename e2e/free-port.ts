import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Below the ports a system hands out by itself (RFC 6335 begins them at 49152, Linux at 32768): one that is used minutes
 * after it was chosen is not given to a connection meanwhile.
 */
const [FIRST, END] = [20_000, 32_000];

/** A port that nobody listened on a moment ago, so that several runs can go on at once. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, END);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port);
  try {
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
