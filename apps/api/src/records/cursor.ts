import { Problem } from "../platform/problem.ts";

/** Where a list goes on: the sort values and id of the last row given, and a print of the order they belong to. */
export interface Cursor {
  order: string;
  values: (string | null)[];
}

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.order, ...cursor.values])).toString("base64url");
}

/** @throws Problem bad-request when it is not one of ours, or belongs to another order */
export function readCursor(text: string, order: string): (string | null)[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (
      Array.isArray(parsed) &&
      parsed[0] === order &&
      parsed.slice(1).every((value) => value === null || typeof value === "string")
    ) {
      return parsed.slice(1);
    }
  } catch {
    // Falls through to the same answer: not a cursor of this list.
  }
  throw new Problem("bad-request", "This cursor does not belong to this list; start again without it.", {
    errors: [{ pointer: "?cursor", detail: "Take it from page.next of the same filter and sort." }],
  });
}
