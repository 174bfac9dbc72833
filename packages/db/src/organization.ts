import pg from "pg";

/*
 * Row-level security reads the organization through `app.current_org()`. Each statement brings its own and leaves none
 * behind: a connection that waits in the pool is set to nobody's.
 */

declare module "pg" {
  /** The parts of node-postgres' Query that its types leave out; `database.test.ts` notices when they change. */
  interface Query<R, I> {
    requiresPreparation(): boolean;
    prepare(connection: pg.Connection): void;
    handleDataRow(message: unknown): void;
    handleCommandComplete(message: unknown, connection: pg.Connection): void;
  }
}

const SET_ORGANIZATION = { name: "set-organization", text: "select set_config('app.org', $1, true)" };

/** Makes a new connection ready for `statementOf`. */
export async function learnOrganizations(client: pg.ClientBase): Promise<void> {
  await client.query({ ...SET_ORGANIZATION, values: [""] });
}

export type Answered<R extends pg.QueryResultRow> = (error: Error | null, result: pg.QueryResult<R>) => void;

/**
 * A statement in an organization, for `client.query`. Both go out together and are one transaction, so that PostgreSQL
 * wakes once, answers once, and forgets the organization with the transaction's end. Of `begin` that is the commit.
 */
export function statementOf<R extends pg.QueryResultRow>(
  orgId: string,
  statement: pg.QueryConfig,
  answered: Answered<R>,
): pg.Submittable {
  return new StatementOfOrganization(orgId, statement, answered);
}

class StatementOfOrganization<R extends pg.QueryResultRow> extends pg.Query<R> {
  readonly #orgId: string;
  /** The answers come in order: the organization's own first, which nobody waits for. */
  #isSet = false;

  constructor(orgId: string, statement: pg.QueryConfig, answered: Answered<R>) {
    super(statement, (error, result) => answered(error ?? null, result));
    this.#orgId = orgId;
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: pg.Connection): void {
    connection.bind({ statement: SET_ORGANIZATION.name, values: [this.#orgId] }, true);
    connection.execute({}, true);
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (this.#isSet) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: pg.Connection): void {
    if (this.#isSet) super.handleCommandComplete(message, connection);
    this.#isSet = true;
  }
}
