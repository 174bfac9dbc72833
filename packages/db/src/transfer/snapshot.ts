import type pg from "pg";
import { type Connection, inTransaction, withClient } from "../connection.ts";
import { sessionSettings } from "./rows.ts";

/** Runs `work` on a database as it stands at one moment, whatever is written meanwhile; nothing can be written to it. */
export function readSnapshot<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(connection, (client) =>
    inTransaction(
      client,
      async () => {
        await client.query(sessionSettings);
        return work(client);
      },
      "begin isolation level repeatable read, read only",
    ),
  );
}
