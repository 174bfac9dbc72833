import { Problem } from "./problem.ts";

/** What PostgreSQL refuses for reasons the caller can mend; null for anything else, which is our fault. */
export function databaseProblem(error: unknown): Problem | null {
  const { code, constraint, message } = databaseError(error);
  if (code === "23505") return new Problem("conflict", "There is one like this already.", { extra: { constraint } });
  if (code === "23503") {
    return new Problem("invalid", "This refers to something that is not there.", { extra: { constraint } });
  }
  if (code === "22P05" || code === "22021") return new Problem("invalid", "Text may not contain null characters.");
  // Our own triggers speak so: what they refuse, they say in words for people.
  if (code === REFUSED) return new Problem("conflict", message ?? "The database refuses this.");
  if (code === "57014") return new Problem("unavailable", "This took too long and was stopped; narrow it down.");
  if (isCollision(error)) return new Problem("unavailable", "Too many changed this at once; try again.");
  return null;
}

const ATTEMPTS = 4;

/**
 * Does a whole transaction again when PostgreSQL ended it because two of them waited for each other (deadlock) or
 * could not be put in an order: the loser's work was undone and may simply be repeated.
 */
export async function repeatingCollisions<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isCollision(error)) throw error;
    }
  }
}

const COLLISIONS = ["40P01", "40001"];
const isCollision = (error: unknown) => COLLISIONS.includes(databaseError(error).code ?? "");

/** The SQLSTATE that our triggers refuse with. */
const REFUSED = "MS001";

/** Was this refused by a rule that the database itself keeps? */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof Error && databaseError(error).code === REFUSED;

/** Drizzle wraps the driver's error. */
function databaseError(error: unknown): { code?: string; constraint?: string; message?: string } {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return cause ?? {};
}
