import { type Contender, drive, type Measured } from "./load.ts";
import type { OperationName, Supply } from "./operations.ts";
import type { Options } from "./options.ts";

export interface Contenders {
  product: Contender;
  /** Runs the same statements. */
  bare: Contender;
  /** Only inserts the rows; for creates. */
  rows: Contender;
}

const WARM_UP = 3;

export interface OperationResult {
  name: OperationName;
  product: Measured;
  bare: Measured;
  rows?: Measured;
}

/**
 * Measures every operation in short rounds at one server and at once at the other, so that whatever else the machine
 * does falls on both. `settled` resolves when what was measured before has left nothing to be done. The order changes
 * from round to round; the first round only warms up.
 */
export async function runRounds(
  contenders: Contenders,
  supply: Supply,
  options: Options,
  settled: () => Promise<void>,
  onRound: (round: number) => void,
): Promise<OperationResult[]> {
  const results = new Map<OperationName, Required<OperationResult>>();
  for (let round = 0; round <= options.rounds; round++) {
    onRound(round);
    // Code and connections get warm by use: a first second would measure the compiler.
    const seconds = round === 0 ? options.seconds * WARM_UP : options.seconds;
    for (const name of options.operations) {
      const result = results.get(name) ?? { name, product: nothing(), bare: nothing(), rows: nothing() };
      results.set(name, result);
      const kinds = (["product", "bare", "rows"] as const).filter((kind) => kind !== "rows" || name === "create");
      for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) {
        await settled();
        const measured = await drive(contenders[kind], name, supply, { ...options, seconds });
        if (round > 0) add(result[kind], measured);
      }
    }
  }
  return [...results.values()].map(({ rows, ...result }) => (rows.requests > 0 ? { ...result, rows } : result));
}

const nothing = (): Measured => ({ requests: 0, seconds: 0, latenciesMs: [], cpu: { server: 0, database: 0 } });

function add(sum: Measured, { requests, seconds, latenciesMs, cpu }: Measured) {
  sum.requests += requests;
  sum.seconds += seconds;
  sum.cpu = sum.cpu && cpu && { server: sum.cpu.server + cpu.server, database: sum.cpu.database + cpu.database };
  for (const ms of latenciesMs) sum.latenciesMs.push(ms);
}
