import { once } from "node:events";
import { createServer } from "node:net";

/** A port that nobody listened on a moment ago, so that several runs can go on at once. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("The system gave no port");
  return address.port;
}
