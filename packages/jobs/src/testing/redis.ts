import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface TestRedis {
  url: string;
  /** Kills the server but keeps its folder: Redis is away. */
  kill(): Promise<void>;
  /** Brings a killed server back with what it had written. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a private Redis on a Unix socket in a temporary folder, durable enough to survive `kill()`.
 * Throws when `redis-server` is not installed.
 */
export async function startTestRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), "mainstay-redis-"));
  const socket = join(folder, "redis.sock");
  let end = await startServer(folder, socket);
  return {
    url: socket,
    kill: () => end("SIGKILL"),
    async restart() {
      end = await startServer(folder, socket);
    },
    async stop() {
      await end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(folder: string, socket: string): Promise<(signal: NodeJS.Signals) => Promise<void>> {
  const server = spawn(
    "redis-server",
    ["--port", "0", "--unixsocket", socket, "--dir", folder, "--save", "", "--appendonly", "yes"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const exited = once(server, "exit");
  const failed = once(server, "error").then(([error]) => {
    throw new Error("Tests of the Redis engine need redis-server: apt-get install redis-server", { cause: error });
  });
  await Promise.race([failed, waitForLine(server.stdout, /ready to accept connections/i)]);
  // Nobody awaits this any more; a later error of the process shows as a broken connection.
  failed.catch(() => {});
  return async (signal) => {
    server.kill(signal);
    await exited;
  };
}

async function waitForLine(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<void> {
  const lines: string[] = [];
  const reader = createInterface({ input: stream });
  for await (const line of reader) {
    if (pattern.test(line)) {
      stream.resume();
      return;
    }
    lines.push(line);
  }
  throw new Error(`redis-server ended before it was ready:\n${lines.join("\n")}`);
}
