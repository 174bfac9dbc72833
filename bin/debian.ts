import { spawnSync } from "node:child_process";

/**
 * Installs what tests need of the machine and it lacks, given as program to Debian package: as root, or with a sudo that
 * asks nothing. Answers a line for each that is still missing.
 */
export function installMissing(packages: Record<string, string>): string[] {
  const missing = Object.entries(packages).filter(([program]) => !isInstalled(program));
  if (missing.length === 0) return [];
  const names = missing.map(([, name]) => name);
  process.stdout.write(`Installing ${names.join(" and ")} with apt-get…\n`);
  // A fresh machine has no package lists; one with old lists asks for versions that are gone.
  asRoot("apt-get", ["update", "-qq"]);
  asRoot("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names]);
  return missing
    .filter(([program]) => !isInstalled(program))
    .map(([program, name]) => `NOT INSTALLED: ${program}. The tests that need it fail; run: apt-get install ${name}`);
}

function isInstalled(program: string): boolean {
  return spawnSync("sh", ["-c", 'command -v "$0"', program], { stdio: "ignore" }).status === 0;
}

function asRoot(command: string, args: string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [program, ...rest] = isRoot ? [command, ...args] : ["sudo", "-n", command, ...args];
  spawnSync(program ?? command, rest, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
