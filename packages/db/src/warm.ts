import type pg from "pg";
import type { Release } from "./pool.ts";

/** A connection nobody uses at the moment, kept out of the pool because of what it is set to. */
interface Kept {
  client: pg.PoolClient;
  release: Release;
  key: string;
  /** How often `giveBackUnused` has passed it by. */
  rounds: number;
  onBroken: (error: Error) => void;
}

const LONGEST_ROUNDS = 2;

/**
 * Connections set to an organization, kept for its next statement: changing the organization is a statement too, and
 * with ten organizations by turns it took a fifth of the throughput. There are as many as the pool has connections at
 * most, so a list is searched.
 */
export class WarmConnections {
  #kept: Kept[] = [];

  get count(): number {
    return this.#kept.length;
  }

  keep(key: string, client: pg.PoolClient, release: Release): void {
    const onBroken = (error: Error) => {
      this.#kept = this.#kept.filter((one) => one.client !== client);
      release(error);
    };
    client.once("error", onBroken);
    this.#kept.push({ client, release, key, rounds: 0, onBroken });
  }

  /** The one of this key used last. */
  take(key: string): Kept | undefined {
    const index = this.#kept.findLastIndex((one) => one.key === key);
    return index < 0 ? undefined : this.#remove(index);
  }

  /** Whichever has waited longest, for somebody of another key. */
  steal(): Kept | undefined {
    return this.#kept.length > 0 ? this.#remove(0) : undefined;
  }

  /** Called from time to time: gives back what nobody has asked for since, so that the pool can close it. */
  giveBackUnused(): void {
    for (const one of this.#kept) one.rounds++;
    for (const one of this.#kept.filter(({ rounds }) => rounds > LONGEST_ROUNDS)) {
      this.#remove(this.#kept.indexOf(one)).release();
    }
  }

  giveBackAll(): void {
    while (this.#kept.length > 0) this.#remove(0).release();
  }

  #remove(index: number): Kept {
    const [one] = this.#kept.splice(index, 1);
    if (!one) throw new RangeError(`No connection is kept at ${index}`);
    one.client.off("error", one.onBroken);
    return one;
  }
}
