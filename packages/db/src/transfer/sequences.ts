import type pg from "pg";
import { quotedName } from "./tables.ts";

export type Sequence = { schema: string; name: string; value: string; isCalled: boolean };

/** Where every sequence stands. */
export async function readSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select schemaname as schema, sequencename as name from pg_sequences
     where schemaname in ('public', 'auth', 'jobs') order by 1, 2`,
  );
  const sequences: Sequence[] = [];
  for (const sequence of rows) {
    const { rows: state } = await client.query<{ value: string; isCalled: boolean }>(
      `select last_value::text as value, is_called as "isCalled" from ${quotedName(sequence)}`,
    );
    sequences.push({ ...sequence, value: state[0]?.value ?? "1", isCalled: state[0]?.isCalled ?? false });
  }
  return sequences;
}

/** Sets the sequences that exist here. */
export async function setSequences(client: pg.Client, sequences: Sequence[]): Promise<void> {
  for (const sequence of sequences) {
    await client.query("select setval(to_regclass($1), $2::bigint, $3) where to_regclass($1) is not null", [
      quotedName(sequence),
      sequence.value,
      sequence.isCalled,
    ]);
  }
}
