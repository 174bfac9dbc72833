import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type Connection, connectionConfig } from "./connection.ts";

export type Subscription = {
  channel: string;
  onPayload: (payload: string) => void;
  /** Called when the connection was lost and is back: notifications in between are gone for good, so look for yourself. */
  onGap?: () => void;
  /** Called when the connection is lost: until `onGap`, nothing is heard. */
  onLost?: () => void;
};

const firstRetryMs = 100;
const slowestRetryMs = 5_000;

/** Hears PostgreSQL's notifications on one connection of its own, which it opens again for as long as anybody listens. */
export class Listener {
  readonly #connection: Connection;
  readonly #onError: (error: Error) => void;
  readonly #subscriptions = new Set<Subscription>();
  readonly #closing = new AbortController();
  #client: Promise<pg.Client> | undefined;

  constructor(connection: Connection, onError: (error: Error) => void) {
    this.#connection = connection;
    this.#onError = onError;
  }

  /** Resolves when the server has been told; the function it answers ends the subscription. */
  async listen(subscription: Subscription): Promise<() => Promise<void>> {
    this.#client ??= this.#open().catch((error) => {
      this.#client = undefined; // The next to listen tries again.
      throw error;
    });
    const client = await this.#client;
    this.#subscriptions.add(subscription);
    await listenTo(client, subscription.channel);
    return () => this.#unlisten(subscription);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#subscriptions.clear();
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  async #unlisten(subscription: Subscription): Promise<void> {
    this.#subscriptions.delete(subscription);
    if (this.#channels().has(subscription.channel) || this.#closing.signal.aborted) return;
    const client = await this.#client;
    await client?.query(`unlisten ${pg.escapeIdentifier(subscription.channel)}`);
  }

  async #open(): Promise<pg.Client> {
    const client = new pg.Client({
      ...connectionConfig(this.#connection),
      application_name: "mainstay_listener",
      keepAlive: true,
    });
    client.on("error", this.#onError);
    client.on("notification", ({ channel, payload }) => {
      for (const subscription of this.#subscriptions) {
        if (subscription.channel === channel) subscription.onPayload(payload ?? "");
      }
    });
    try {
      await client.connect();
      for (const channel of this.#channels()) await listenTo(client, channel);
    } catch (error) {
      await client.end();
      throw error;
    }
    client.once("end", () => {
      if (this.#closing.signal.aborted) return;
      for (const { onLost } of this.#subscriptions) onLost?.();
      this.#client = this.#reopen();
      this.#client.catch(() => {}); // Rejects only when closed meanwhile.
    });
    return client;
  }

  async #reopen(): Promise<pg.Client> {
    for (let delayMs = firstRetryMs; ; delayMs = Math.min(delayMs * 2, slowestRetryMs)) {
      await pause(delayMs, undefined, { signal: this.#closing.signal });
      try {
        const client = await this.#open();
        for (const { onGap } of this.#subscriptions) onGap?.();
        return client;
      } catch (error) {
        this.#onError(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  #channels(): Set<string> {
    return new Set([...this.#subscriptions].map(({ channel }) => channel));
  }
}

async function listenTo(client: pg.Client, channel: string): Promise<void> {
  await client.query(`listen ${pg.escapeIdentifier(channel)}`);
}
