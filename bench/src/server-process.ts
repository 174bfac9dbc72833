import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

export interface ServerProcess {
  origin: string;
  pid: number;
  /** Asks it to end, by its process id, and waits until it has. */
  stop(): Promise<void>;
}

interface ServerSpec {
  script: string;
  port: number;
  /** What it prints once it answers. */
  ready: string;
  env: Record<string, string>;
  nodeArgs?: string[];
}

/** Starts a server of ours as a process of its own. Throws with its last words when it ends before being ready. */
export async function startServer({ script, port, ready, env, nodeArgs = [] }: ServerSpec): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...nodeArgs, script], {
    env: { PATH: process.env.PATH, ...env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const lastWords: string[] = [];
  const heard = (line: string) => {
    lastWords.push(line);
    if (lastWords.length > 20) lastWords.shift();
  };
  createInterface(child.stderr).on("line", heard);
  await new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      heard(line);
      if (line.includes(ready)) resolve();
    });
    ended.then(() => reject(new Error(`${script} ended before it was ready:\n${lastWords.join("\n")}`)));
  });
  // A run that fails must not leave servers behind.
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async stop() {
      process.off("exit", endWithUs);
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** A loopback port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === "string") throw new Error("No free loopback port");
  return address.port;
}
