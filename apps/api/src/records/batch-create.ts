import { Problem } from "../platform/problem.ts";
import { checkLinks } from "./links.ts";
import type { AnyDoc, Doc, ObjectDefinition } from "./object.ts";
import type { OpCtx } from "./operation.ts";
import { prepareCreate } from "./prepare.ts";
import { insertRows } from "./rows.ts";
import { alone } from "./undoing.ts";
import { parseCreate } from "./write.ts";

/**
 * Creates many records by one statement; each is parsed and checked on its own.
 * @returns for each input the record, or why it was refused
 * @throws what the database refuses, or a refusal that came after a hook had written: then nothing may stand
 */
export async function createTogether(
  ctx: OpCtx,
  object: ObjectDefinition,
  inputs: Record<string, unknown>[],
): Promise<(AnyDoc | Problem)[]> {
  return createEach(ctx, object, inputs, async (input) => {
    const given = await parseCreate(ctx, object, input);
    await checkLinks(ctx, object, given);
    return given;
  });
}

/**
 * The same for values that have been parsed and whose links have been checked already.
 * @throws what the database refuses, or a refusal that came after a hook had written: then nothing may stand
 */
export async function createParsed(
  ctx: OpCtx,
  object: ObjectDefinition,
  values: Record<string, unknown>[],
): Promise<(AnyDoc | Problem)[]> {
  return createEach(ctx, object, values, async (given) => given);
}

type Read = (input: Record<string, unknown>) => Promise<Record<string, unknown>>;

async function createEach(ctx: OpCtx, object: ObjectDefinition, inputs: Record<string, unknown>[], read: Read) {
  const prepared: (Record<string, unknown> | Problem)[] = [];
  for (const input of inputs)
    prepared.push(await alone(ctx, async () => prepareCreate(ctx, object, await read(input))));
  const good = prepared.filter((one): one is Record<string, unknown> => !(one instanceof Problem));
  const docs = (good.length > 0 ? await insertRows(ctx, object, good) : []).values();
  const results = prepared.map((one) => (one instanceof Problem ? one : (docs.next().value ?? missing(object))));
  for (const doc of results) {
    if (!(doc instanceof Problem)) await object.hooks.afterCreate?.(ctx, doc as Doc);
  }
  return results;
}

function missing(object: ObjectDefinition): never {
  throw new Error(`A ${object.meta.name} was not written`);
}
