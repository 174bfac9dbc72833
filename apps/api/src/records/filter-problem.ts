import { Problem } from "../platform/problem.ts";

/** Says what is wrong with a filter, and what was likely meant. */
export function badFilter(wrong: { message: string; suggestion?: string }[]): Problem {
  const details = wrong.map(({ message, suggestion }) =>
    suggestion ? `${message} Did you mean ${suggestion}?` : message,
  );
  return new Problem("bad-request", details[0] ?? "The filter cannot be read.", {
    errors: details.map((detail) => ({ pointer: "?filter", detail })),
  });
}
