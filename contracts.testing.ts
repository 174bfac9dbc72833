import { copyFileSync, existsSync, mkdirSync, renameSync } from "node:fs";

/*
 * The vendors' own contracts, by which stand-ins of theirs judge what our clients ask and what they answer themselves.
 * They lie beside the repository; without them shapes go unjudged, and outcomes are tested all the same.
 */
export const CONTRACTS = "/work/shared/contracts";
const KIT = `${CONTRACTS}/kit/contract.mjs`;
export const hasContracts = existsSync(KIT);

export interface Exchange {
  request: { method: string; path: string; query: string; headers: Record<string, string>; body: string };
  answer: { status: number; body: unknown };
}

/** Says what is wrong with an exchange; nothing when all is well. */
export type Judge = (exchange: Exchange) => string[];

/** A vendor's OpenAPI document, by its place among the contracts, as a judge; null where there are none. */
export async function openContract(file: string): Promise<Judge | null> {
  if (!hasContracts) return null;
  const { Contract }: Kit = await import(kitBesideLibraries());
  const contract = new Contract(`${CONTRACTS}/${file}`);
  return ({ request, answer }) => {
    const { op, errors } = contract.request(request);
    return op ? [...errors, ...contract.response(op, answer.status, answer.body)] : errors;
  };
}

interface Kit {
  Contract: new (
    file: string,
  ) => {
    request(request: Exchange["request"]): { op?: object; errors: string[] };
    response(op: object, status: number, body: unknown): string[];
  };
}

/** The kit has no libraries beside it, so it is read from where ours are; suites that run at once put it there whole. */
function kitBesideLibraries(): string {
  const here = new URL("./node_modules/.cache/contract.mjs", import.meta.url);
  const mine = new URL(`./contract.${process.pid}.mjs`, here);
  mkdirSync(new URL(".", here), { recursive: true });
  copyFileSync(KIT, mine);
  renameSync(mine, here);
  return here.href;
}
