import type { Ctx } from "../platform/context.ts";
import { conflict, Problem } from "../platform/problem.ts";
import type { AnyDoc, ObjectDefinition } from "./object.ts";
import { isSame } from "./same.ts";
import { masked } from "./scope.ts";

/** `If-Match: "3"`, or `version` in the body. @throws Problem bad-request when they are no version */
export function seenVersion(headers: Headers, inBody?: unknown): number | undefined {
  const header = headers.get("if-match");
  if (header === "*") return undefined;
  const given = header?.match(/^(?:W\/)?"(\d+)"$/)?.[1] ?? header ?? inBody;
  if (given === undefined || given === null) return undefined;
  const version = Number(given);
  if (!Number.isInteger(version)) throw new Problem("bad-request", 'If-Match must be the record\'s ETag, such as "3".');
  return version;
}

/**
 * Refuses a write whose writer saw another version.
 * @throws Problem conflict with `current`, and for each field of the patch that differs both sides' values
 */
export function checkVersion(
  ctx: Ctx,
  object: ObjectDefinition,
  current: AnyDoc,
  patch: Record<string, unknown>,
  version: number | undefined,
): void {
  if (version === undefined || version === current.version) return;
  const fields = Object.fromEntries(
    Object.entries(patch)
      .filter(([name, value]) => !isSame(object.meta, name, current[name], value))
      .map(([name, value]) => [name, { yours: value, theirs: current[name] ?? null }]),
  );
  const what = object.meta.label.toLowerCase();
  throw conflict(`This ${what} was changed since you opened it.`, {
    current: masked(ctx, object.meta, current),
    fields: masked(ctx, object.meta, fields),
  });
}
