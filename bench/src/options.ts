import { parseArgs } from "node:util";
import { OPERATIONS, type OperationName } from "./operations.ts";

export interface Options {
  leads: number;
  organizations: number;
  connections: number;
  /** Each round measures every operation at both servers, one right after the other. */
  rounds: number;
  seconds: number;
  operations: OperationName[];
  /** Also, or only, the web app in Chromium, and a day's work. */
  measuresScreen: boolean;
  measuresDay: boolean;
  /** Keeps the workspace here, and measures the one that is here already; else it is a temporary folder. */
  dataDir?: string;
  /** Where the server's CPU profile goes. */
  profile?: string;
}

const SCREEN = "screen";
const DAY = "day";

/** The command line's wishes; `npm run bench -- --leads 1000000`. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      leads: { type: "string", default: "100000" },
      organizations: { type: "string", default: "10" },
      connections: { type: "string", default: "16" },
      rounds: { type: "string", default: "6" },
      seconds: { type: "string", default: "1" },
      only: { type: "string" },
      "data-dir": { type: "string" },
      profile: { type: "string" },
    },
  });
  const only = values.only?.split(",") ?? [...Object.keys(OPERATIONS), SCREEN, DAY];
  return {
    leads: count("leads", values.leads),
    organizations: count("organizations", values.organizations),
    connections: count("connections", values.connections),
    rounds: count("rounds", values.rounds),
    seconds: count("seconds", values.seconds),
    operations: operationsNamed(only.filter((name) => name !== SCREEN && name !== DAY)),
    measuresScreen: only.includes(SCREEN),
    measuresDay: only.includes(DAY),
    dataDir: values["data-dir"],
    profile: values.profile,
  };
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number of at least 1`);
  return value;
}

function operationsNamed(names: string[]): OperationName[] {
  const known = (name: string): name is OperationName => name in OPERATIONS;
  const unknown = names.find((name) => !known(name));
  if (unknown)
    throw new Error(`--only takes ${Object.keys(OPERATIONS).join(", ")}, ${SCREEN} and ${DAY}, not ${unknown}`);
  return names.filter(known);
}
