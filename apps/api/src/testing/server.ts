import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { openBrowser, type Person, signUp, type Visitor } from "./person.ts";

const MAIN = resolve(import.meta.dirname, "../main.ts");

/** A server process, as `npm start` runs it. */
export interface RunningServer {
  process: ChildProcess;
  baseUrl: string;
  /** Every line it has written, to standard output or error. */
  lines: string[];
  /** Somebody new, talking to this process. */
  stranger(): Promise<Person>;
  /** A browser nobody is signed in with. */
  visitor(): Visitor;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end; answers its exit code. */
  stop(): Promise<number | null>;
}

/** Starts `main.ts` and waits until it is ready. Throws what it said when it is not. */
export async function startServer(
  settings: Record<string, string | undefined> & { PORT: string },
): Promise<RunningServer> {
  const started = spawnMain(settings);
  const baseUrl = `http://localhost:${settings.PORT}`;
  await started.said(/Mainstay is ready/);
  return {
    process: started.process,
    baseUrl,
    lines: started.lines,
    stranger: () => signUp({ baseUrl, fetch }),
    visitor: () => openBrowser({ baseUrl, fetch }),
    async kill() {
      started.process.kill("SIGKILL");
      await started.ended;
    },
    async stop() {
      started.process.kill("SIGTERM");
      return started.ended;
    },
  };
}

/** Starts `main.ts` expecting it to refuse; answers what it said and its exit code. */
export async function startRefused(
  settings: Record<string, string | undefined>,
): Promise<{ lines: string[]; code: number | null }> {
  const { lines, ended } = spawnMain(settings);
  const code = await ended;
  return { lines, code };
}

function spawnMain(settings: Record<string, string | undefined>) {
  const process_ = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: "warn",
      TRUST_PROXY: "true",
      RATE_LIMIT_PER_MINUTE: "100000",
      PUBLIC_RATE_LIMIT_PER_MINUTE: "100000",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const ended = once(process_, "close").then(([code]): number | null => code);
  const listeners = new Set<() => void>();
  for (const stream of [process_.stdout, process_.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      for (const listener of listeners) listener();
    });
  }

  /** Resolves when a line matches. */
  function said(pattern: RegExp): Promise<void> {
    return new Promise((done, fail) => {
      const look = () => {
        if (lines.some((line) => pattern.test(line))) done();
      };
      listeners.add(look);
      look();
      void ended.then((code) => fail(new Error(`The server ended with ${code}:\n${lines.join("\n")}`)));
    });
  }
  return { process: process_, lines, ended, said };
}

/** A port nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (!address || typeof address === "string") throw new Error("No free port");
  return address.port;
}
