import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject } from "ajv";
import { CONTRACTS, openContract } from "../../../contracts.testing.ts";
import type { Judge } from "./testing.ts";

/**
 * Judges by OpenAI's OpenAPI document and by the types of Anthropic's SDK what they are asked and what the stand-in
 * answers; notes what is wrong.
 */
export async function openJudge(): Promise<{ judge: Judge; violations: string[] }> {
  const violations: string[] = [];
  const openai = await openContract("openai/openai.trim.json");
  if (!openai) return { judge: () => {}, violations };
  const anthropic = anthropicJudge();
  const judge: Judge = ({ method, path, headers, text, body }, answer) => {
    const { pathname } = new URL(path, "http://vendor");
    const request = { method, path: pathname.replace(/^\/v1/, ""), query: "", headers, body: plainInput(text) };
    const errors = pathname.endsWith("/messages") ? anthropic(body, answer) : openai({ request, answer });
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

function anthropicJudge(): (asked: unknown, answer: { status: number; body: unknown }) => string[] {
  const schema = JSON.parse(readFileSync(`${CONTRACTS}/anthropic/messages.from-sdk-types.schema.json`, "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  ajv.addSchema(schema, "https://contracts.test/anthropic");
  const judgeOf = (type: string) => {
    const check = ajv.compile({ $ref: `https://contracts.test/anthropic#/definitions/${type}` });
    return (value: unknown) => (check(value) ? [] : (check.errors ?? []).slice(0, 5).map((error) => say(type, error)));
  };
  const [asks, answers] = [judgeOf("MessageCreateParamsNonStreaming"), judgeOf("Message")];
  return (asked, { status, body }) => [...asks(asked), ...(status === 200 ? answers(body) : [])];
}

const say = (type: string, { instancePath, message }: ErrorObject) => `${type}${instancePath} ${message}`;
