import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { openJudge } from "../contracts.testing.ts";
import { listedPrice, openEmbeddingModel, openModel, parseLead, runTask, suggestFollowUp } from "../index.ts";
import { type FakeVendor, type HeardRequest, openFakeVendor } from "../testing.ts";

let vendor: FakeVendor;
let violations: string[];
beforeAll(async () => {
  const judge = await openJudge();
  violations = judge.violations;
  vendor = await openFakeVendor(judge.judge);
});
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.heard.length = 0;
  violations.length = 0;
});

const VENDORS = [
  { provider: "openai", model: "gpt-4o-mini" },
  { provider: "anthropic", model: "claude-sonnet-4-5" },
  { provider: "compatible", model: "llama3.1" },
] as const;
const open = ({ provider, model }: (typeof VENDORS)[number]) =>
  openModel({ provider, model, apiKey: "key-1", baseUrl: vendor.url, price: { input: "0.15", output: "0.60" } });

const LEAD = {
  title: "Roof",
  serviceType: "roof repair",
  industry: null,
  partySize: null,
  eventDate: null,
  preferredTime: null,
  budgetMin: null,
  budgetMax: 9000,
  location: null,
  specialRequirements: [],
  urgency: "high",
  contact: { firstName: null, lastName: null, email: "[[EMAIL_1]]", phone: null, companyName: null, jobTitle: null },
};
const INPUT = { freeText: "Roof leaks, jane@example.com, up to $9,000", today: "2026-02-01" };
const noWait = async () => {};

describe.each(VENDORS)("$provider", (choice) => {
  test("is asked by its contract, without private things and without tools, and answers restored", async () => {
    vendor.script({ says: JSON.stringify(LEAD) });
    const run = await runTask(parseLead, INPUT, { model: await open(choice), wait: noWait });
    expect(run).toMatchObject({ provider: choice.provider, model: choice.model, fellBack: null });
    expect(run.output.contact.email).toBe("jane@example.com");
    expect(run.usage).toEqual({ inputTokens: 100, outputTokens: 50 });
    expect(run.cost).toBe("0.000045");
    const [request] = vendor.heard as [HeardRequest];
    expect(request.text).not.toContain("jane@example.com");
    expect(run.prompt).not.toContain("jane@example.com");
    expect(request.headers.authorization ?? request.headers["x-api-key"]).toContain("key-1");
    expect(toolsOf(request)).toEqual([]);
    expect(violations).toEqual([]);
  });

  test("gets one chance to repair an answer that does not fit", async () => {
    vendor.script({ says: JSON.stringify({ ...LEAD, urgency: "extreme" }) }, { says: JSON.stringify(LEAD) });
    const run = await runTask(parseLead, INPUT, { model: await open(choice), wait: noWait });
    expect(run).toMatchObject({ provider: choice.provider, output: { urgency: "high" }, usage: { inputTokens: 200 } });
    expect(vendor.heard[1]?.text).toContain("urgency");
    expect(violations).toEqual([]);
  });

  test("is stood in for by rules, which say so, when its answer does not fit twice", async () => {
    vendor.script({ says: JSON.stringify({ nonsense: true }) });
    const run = await runTask(parseLead, INPUT, { model: await open(choice), wait: noWait });
    expect(vendor.heard).toHaveLength(2);
    expect(run).toMatchObject({
      provider: "rules",
      fellBack: { provider: choice.provider, reason: "unfit_answer" },
      usage: { inputTokens: 200, outputTokens: 100 },
      output: { serviceType: "roof repair", budgetMax: 9000 },
    });
  });

  test.each([
    [429, 3, "busy"],
    [500, 3, "broken"],
    [503, 3, "broken"],
    [400, 1, "refused"],
    [401, 1, "wrong_key"],
    [404, 1, "refused"],
    [409, 1, "refused"],
  ])("after %i it is asked %i times in all", async (status, times, reason) => {
    vendor.script({ status, headers: { "retry-after": "7" } });
    const waits: number[] = [];
    const run = await runTask(parseLead, INPUT, { model: await open(choice), wait: async (ms) => void waits.push(ms) });
    expect(vendor.heard).toHaveLength(times);
    expect(run).toMatchObject({ provider: "rules", fellBack: { reason }, cost: "0.000000" });
    expect(waits).toEqual(Array.from({ length: times - 1 }, () => 7_000));
  });

  test("that does not answer in time is left, and rules stand in", async () => {
    vendor.script({ hangs: true });
    const run = await runTask({ ...parseLead, timeoutMs: 100 }, INPUT, { model: await open(choice), wait: noWait });
    expect(run.fellBack).toMatchObject({ reason: "timeout" });
    // The vendor may have worked all the while, and bills it.
    expect(Number(run.cost)).toBeGreaterThan(0);
    expect(run.usage.outputTokens).toBeGreaterThanOrEqual(parseLead.maxOutputTokens);
  });
});

/** Tools a request hands over, but for the one form in which older models answer with structure. */
const toolsOf = ({ body }: HeardRequest): unknown[] =>
  (Array.isArray(body.tools) ? body.tools : []).filter((tool) => tool.name !== "json");

test("a server that answers with words around its JSON is understood", async () => {
  vendor.script({ says: `Here you are:\n\`\`\`json\n${JSON.stringify(LEAD)}\n\`\`\`` });
  const run = await runTask(parseLead, INPUT, { model: await open(VENDORS[2]), wait: noWait });
  expect(run).toMatchObject({ provider: "compatible", output: { title: "Roof" } });
});

test("a server that is not there is told as such", async () => {
  const gone = await openModel({
    ...VENDORS[0],
    apiKey: "k",
    baseUrl: "http://127.0.0.1:1/v1",
    price: { input: "1", output: "1" },
  });
  const run = await runTask(parseLead, INPUT, { model: gone, wait: noWait });
  expect(run.fellBack).toMatchObject({ reason: "unreachable" });
});

test("vectors are asked for by the contract", async () => {
  const model = await openEmbeddingModel({
    provider: "openai",
    model: "text-embedding-3-small",
    apiKey: "k",
    baseUrl: vendor.url,
    price: { input: "0.02", output: "0" },
  });
  const { vectors, usage } = await model.embed(["roof repair", "roof repairs", "tax law"], AbortSignal.timeout(5_000));
  expect(vectors).toHaveLength(3);
  expect(usage.inputTokens).toBe(100);
  expect(violations).toEqual([]);
});

test("every task's answer has a shape that strict modes take: nothing optional, nothing extra", () => {
  for (const task of [parseLead, suggestFollowUp]) {
    const open: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (!node || typeof node !== "object") return;
      const { type, properties, required = [], additionalProperties } = node as Record<string, unknown>;
      if (
        type === "object" &&
        (additionalProperties !== false || Object.keys(properties ?? {}).length !== [required].flat().length)
      )
        open.push(path);
      for (const [key, value] of Object.entries(node)) walk(value, `${path}/${key}`);
    };
    walk(z.toJSONSchema(task.output), task.name);
    expect(open).toEqual([]);
  }
});

test("prices are those of the longest name, and of the day", () => {
  expect(listedPrice("openai", "gpt-4o-mini-2024-07-18", "2026-01-01")).toEqual({ input: "0.15", output: "0.60" });
  expect(listedPrice("openai", "gpt-5", "2025-01-01")).toBeNull();
  expect(listedPrice("openai", "unheard-of", "2026-01-01")).toBeNull();
  expect(listedPrice("openai", "gpt-5-pro", "2027-01-01")).toBeNull();
  expect(listedPrice("anthropic", "claude-opus-4-5-20251101", "2026-01-01")).toEqual({
    input: "5.00",
    output: "25.00",
  });
});
