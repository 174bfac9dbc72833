import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { Ajv, type ErrorObject } from "ajv";
import type { Judge } from "./testing.ts";

/*
 * The vendors' own contracts lie beside the repository; without them the shape of the requests goes unjudged, the
 * outcomes do not.
 */
const CONTRACTS = "/work/shared/contracts";
const KIT = `${CONTRACTS}/kit/contract.mjs`;
export const hasContracts = existsSync(KIT);

/** Judges requests to OpenAI by its OpenAPI document and to Anthropic by the types of its SDK; notes what is wrong. */
export async function openJudge(): Promise<{ judge: Judge; violations: string[] }> {
  const violations: string[] = [];
  if (!hasContracts) return { judge: () => {}, violations };
  // The kit has no libraries beside it, so it is read from where ours are.
  const here = new URL("../node_modules/.cache/contract.mjs", import.meta.url);
  mkdirSync(new URL(".", here), { recursive: true });
  copyFileSync(KIT, here);
  const { Contract } = await import(here.href);
  const openai = new Contract(`${CONTRACTS}/openai/openai.trim.json`);
  const anthropic = anthropicJudge();
  const judge: Judge = ({ method, path, headers, text, body }) => {
    const { pathname } = new URL(path, "http://vendor");
    const errors: string[] = pathname.endsWith("/messages")
      ? anthropic(body)
      : openai.request({ method, path: pathname.replace(/^\/v1/, ""), query: "", headers, body: plainInput(text) })
          .errors;
    violations.push(...errors.map((error) => `${pathname} ${error}`));
  };
  return { judge, violations };
}

/**
 * A message whose content is a list of one text, as the string it stands for: OpenAI's document lets a list fit two of
 * its alternatives and demands exactly one, so that it refuses what every client sends.
 */
function plainInput(text: string): string {
  const body = JSON.parse(text || "{}");
  if (!Array.isArray(body.input)) return text;
  const input = body.input.map((item: { content?: { text?: string }[] | string }) =>
    Array.isArray(item.content) && item.content.length === 1 ? { ...item, content: item.content[0]?.text } : item,
  );
  return JSON.stringify({ ...body, input });
}

function anthropicJudge(): (body: unknown) => string[] {
  const schema = JSON.parse(readFileSync(`${CONTRACTS}/anthropic/messages.from-sdk-types.schema.json`, "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  ajv.addSchema(schema, "https://contracts.test/anthropic");
  const check = ajv.compile({ $ref: "https://contracts.test/anthropic#/definitions/MessageCreateParamsNonStreaming" });
  const say = ({ instancePath, message }: ErrorObject) => `${instancePath} ${message}`;
  return (body) => (check(body) ? [] : (check.errors ?? []).slice(0, 5).map(say));
}
