import type pg from "pg";
import type { Release } from "./pool.ts";

/** A connection nobody uses at the moment. */
interface Idle {
  client: pg.PoolClient;
  release: Release;
  /** How often `giveBackUnused` has passed it by. */
  rounds: number;
  onBroken: (error: Error) => void;
}

const LONGEST_ROUNDS = 2;

/**
 * Connections kept out of the driver's pool between two uses, which sets a timer at each return. The last used is taken
 * first: its process in PostgreSQL still has in the processor's caches what it needs.
 */
export class IdleConnections {
  readonly #idle: Idle[] = [];

  get count(): number {
    return this.#idle.length;
  }

  keep(client: pg.PoolClient, release: Release): void {
    const onBroken = (error: Error) => {
      this.#idle.splice(
        this.#idle.findIndex((one) => one.client === client),
        1,
      );
      release(error);
    };
    client.once("error", onBroken);
    this.#idle.push({ client, release, rounds: 0, onBroken });
  }

  take(): Idle | undefined {
    const one = this.#idle.pop();
    one?.client.off("error", one.onBroken);
    return one;
  }

  /** Called from time to time: gives back what nobody has asked for since, so that the pool can close it. */
  giveBackUnused(): void {
    for (const one of this.#idle) one.rounds++;
    // Those at the bottom have waited longest.
    while ((this.#idle[0]?.rounds ?? 0) > LONGEST_ROUNDS) this.#giveBack(this.#idle.shift());
  }

  giveBackAll(): void {
    while (this.#idle.length > 0) this.#giveBack(this.#idle.pop());
  }

  #giveBack(one: Idle | undefined): void {
    one?.client.off("error", one.onBroken);
    one?.release();
  }
}
