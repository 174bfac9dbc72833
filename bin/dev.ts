import "../apps/api/bin/environment.ts";
import { spawn } from "node:child_process";
import { resolve } from "node:path";

/* `npm run dev`: the server, started anew when its sources change, and Vite in front of it with live reload. */

const root = resolve(import.meta.dirname, "..");
const programs = [
  spawn(process.execPath, ["--watch", "apps/api/src/main.ts"], { cwd: root, stdio: "inherit" }),
  spawn("npm", ["run", "dev", "-w", "@mainstay/web"], { cwd: root, stdio: "inherit" }),
];
for (const program of programs) program.on("exit", () => endAll());
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => endAll());

function endAll() {
  for (const program of programs) program.kill("SIGTERM");
}
