import { Problem } from "../lib/problem.ts";
import type { DrawnObject } from "../lib/session.ts";
import { type RecordData, readField } from "./record.ts";

/** Both sides of a field that two people have changed. */
export interface Contested {
  yours: unknown;
  theirs: unknown;
}

/** The refusal of an edit whose own fields somebody else has changed since; other changes are no conflict. */
export class EditConflict extends Problem {
  readonly current: RecordData;
  readonly contested: Record<string, Contested>;

  constructor(refusal: Problem, current: RecordData, contested: Record<string, Contested>) {
    super(refusal.document);
    this.current = current;
    this.contested = contested;
  }
}

/** Others may write again and again; whoever loses this often is told so. */
const MOST_TRIES = 4;

/**
 * Sends an edit of `seen`; when somebody changed other fields of the record meanwhile, sends it again on top of theirs.
 * @throws EditConflict when they changed the same fields, Problem for every other refusal
 */
export async function editOnTop<T>(
  object: DrawnObject,
  seen: RecordData,
  values: Record<string, unknown>,
  send: (version: number) => Promise<T>,
): Promise<T> {
  let { version } = seen;
  for (let tries = 1; ; tries++) {
    try {
      return await send(version);
    } catch (error) {
      const current = currentIn(error);
      if (!current || !(error instanceof Problem)) throw error;
      const contested = contestedFields(object, { seen, current }, values);
      if (Object.keys(contested).length > 0) throw new EditConflict(error, current, contested);
      if (tries === MOST_TRIES) throw error;
      version = current.version;
    }
  }
}

/** The fields of an edit that are no longer what its writer saw, nor what they write. */
export function contestedFields(
  object: DrawnObject,
  { seen, current }: { seen: RecordData; current: RecordData },
  values: Record<string, unknown>,
): Record<string, Contested> {
  const contested: Record<string, Contested> = {};
  for (const [name, yours] of Object.entries(values)) {
    const field = object.fields.find((one) => one.name === name);
    if (!field) continue;
    const theirs = readField(current, field);
    if (!isSame(theirs, readField(seen, field)) && !isSame(theirs, yours)) contested[name] = { yours, theirs };
  }
  return contested;
}

/** The record as it is now, out of the server's refusal of an old version. */
function currentIn(error: unknown): RecordData | null {
  const current = error instanceof Problem && error.status === 409 ? error.document.current : null;
  return typeof current === "object" && current !== null && "version" in current ? (current as RecordData) : null;
}

/** Whether two values of a field read the same; keys may stand in any order. */
export const isSame = (left: unknown, right: unknown): boolean => canonical(left) === canonical(right);

const canonical = (value: unknown): string => JSON.stringify(sorted(value ?? null));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => a.localeCompare(b)).map(([name, part]) => [name, sorted(part)]),
  );
}
