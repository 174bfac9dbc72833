import type pg from "pg";

/** The organization each connection is set to; row-level security reads it through `app.current_org()`. */
const currentOrganization = new WeakMap<pg.PoolClient, string>();

/**
 * Sends the change of organization to a connection ahead of the next statement, without waiting: the server runs
 * them in order. Answers the pending change, or undefined when the connection is set to it already. Whoever gets a
 * rejected change must throw away the results behind it and the connection.
 */
export function setOrganization(client: pg.PoolClient, orgId: string): Promise<unknown> | undefined {
  if (currentOrganization.get(client) === orgId) return undefined;
  currentOrganization.set(client, orgId);
  return client.query({
    name: "set-organization",
    text: "select set_config('app.org', $1, false)",
    values: [orgId],
  });
}
