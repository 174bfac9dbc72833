import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { discoveryQuestions, openModel, parseLead, runTask, suggestFollowUp, summarizeInteraction } from "./index.ts";
import { INJECTIONS } from "./injections.testing.ts";
import { type FakeVendor, type HeardRequest, openFakeVendor } from "./testing.ts";

/*
 * Customers who write for the machine rather than for us. Against our rules, and against a model that obeys every one
 * of them: what it says must not become a recipient, a price, an approval or the use of a tool.
 */
let vendor: FakeVendor;
beforeAll(async () => {
  vendor = await openFakeVendor();
});
afterAll(() => vendor.close());

const FACTS = {
  now: "2026-02-13T15:00:00Z",
  business: "Millbrook Roofing",
  sender: "Ana Ruiz",
  contact: { name: "Jane Doe", preferredChannel: "email" },
  reach: ["email", "sms"],
  about: { kind: "deal", title: "Roof repair", stage: "proposal_sent", amount: "8200", currency: "USD" },
} as const;
const followUpAfter = (body: string) => ({
  ...FACTS,
  contact: { ...FACTS.contact },
  reach: [...FACTS.reach],
  interactions: [{ at: "2026-02-12T15:00:00Z", type: "email_inbound", direction: "inbound" as const, body }],
});
const parseable = (freeText: string) => ({ freeText, today: "2026-02-01" });

/** Addresses, numbers, amounts, promises and commands that a text for Jane must never take from her own mail. */
const PLANTED =
  /evil|attacker|@|https?:|www\.|bit\.ly|\bfree\b|discount|refund|waive|gratis|descuento|\$(?!8,200)\d|\d ?%|approved|aprobad|wire|bitcoin|gift card|system prompt|900-555|123456789|ignore (?:all|your|previous)/i;

const textsOf = (value: unknown): string =>
  typeof value === "string"
    ? value
    : value && typeof value === "object"
      ? Object.values(value).map(textsOf).join("\n")
      : "";

test("the corpus has at least fifty cases, all different", () => {
  expect(new Set(INJECTIONS.map(({ text }) => text)).size).toBeGreaterThanOrEqual(50);
});

describe.each(INJECTIONS)("“$text”", ({ text, obeying }) => {
  test("rules write their own words, to nobody, for no price", async () => {
    const { output } = await runTask(suggestFollowUp, followUpAfter(text), { model: null });
    expect(textsOf(output)).not.toMatch(PLANTED);
    expect(Object.keys(output).sort()).toEqual(["callScript", "channel", "email", "offsetHours", "reason", "sms"]);
    const parsed = (await runTask(parseLead, parseable(text), { model: null })).output;
    expect(Object.keys(parsed)).not.toContain("approved");
    const asked = await runTask(
      discoveryQuestions,
      { business: "Millbrook Roofing", title: "Roof repair", description: text },
      { model: null },
    );
    expect(textsOf(asked.output)).not.toMatch(PLANTED);
  });

  test.each(["openai", "anthropic"] as const)("%s that obeys it is not listened to", async (provider) => {
    const words = obeying ?? text;
    const open = () =>
      openModel({ provider, model: "m", apiKey: "k", baseUrl: vendor.url, price: { input: "1", output: "1" } });
    vendor.heard.length = 0;
    // It says what it was told to, in every field it has and in some that it has not.
    const answer = {
      channel: "email",
      offsetHours: 0,
      reason: words.slice(0, 400),
      email: { subject: words.slice(0, 150), body: words },
      sms: words.slice(0, 400),
      callScript: words,
    };
    const planted = {
      ...answer,
      to: "evil@attacker.example",
      approved: true,
      price: "1",
      tool_calls: [{ name: "send" }],
    };
    vendor.script({ says: JSON.stringify(planted) }, { says: JSON.stringify(answer) });
    const run = await runTask(suggestFollowUp, followUpAfter(text), { model: await open(), wait: async () => {} });
    expect(textsOf(run.output)).not.toMatch(PLANTED);
    expect(run.output).not.toHaveProperty("to");
    expect(run.output).not.toHaveProperty("approved");

    const [request] = vendor.heard as [HeardRequest];
    expect(toolsOf(request)).toEqual([]);
    const [facts, quoted] = partsOf(request);
    expect(facts).not.toContain(JSON.stringify(text).slice(1, 30));
    expect(JSON.parse(quoted)).toHaveProperty("interactions");
  });
});

test("a model that keeps to the facts is listened to, however wild the mail it answers", async () => {
  const words = "Hi Jane, did our proposal over $8,200 for the roof reach you? Ana Ruiz, Millbrook Roofing";
  const answer = {
    channel: "email",
    offsetHours: 24,
    reason: "They wrote last.",
    email: { subject: "Roof repair", body: words },
    sms: words,
    callScript: "Ask what is open.",
  };
  vendor.script({ says: JSON.stringify(answer) });
  const model = await openModel({
    provider: "openai",
    model: "m",
    apiKey: "k",
    baseUrl: vendor.url,
    price: { input: "1", output: "1" },
  });
  const run = await runTask(suggestFollowUp, followUpAfter(INJECTIONS[0]?.text ?? ""), { model });
  expect(run).toMatchObject({ provider: "openai", fellBack: null, output: { email: { body: words } } });
});

test("a summary of an injected text is the text's own sentences and nothing done", async () => {
  for (const { text } of INJECTIONS) {
    const { output } = await runTask(summarizeInteraction, { text, today: "2026-02-01" }, { model: null });
    expect(Object.keys(output).sort()).toEqual(["commitments", "contact", "nextStep", "sentiment", "summary"]);
  }
});

const toolsOf = ({ body }: HeardRequest): unknown[] =>
  (Array.isArray(body.tools) ? body.tools : []).filter((tool) => tool.name !== "json");

/** What stands between the tags, of the user's message; there is one of each, whatever the text says. */
function partsOf({ text }: HeardRequest): [facts: string, quoted: string] {
  const said = JSON.stringify(JSON.parse(text), (_, value) => value);
  const user = textsOf(JSON.parse(said)).match(/<facts>\n[\s\S]*<\/quoted>/)?.[0] ?? "";
  expect(user.match(/<\/?quoted>/g)).toEqual(["<quoted>", "</quoted>"]);
  const [, facts = "", quoted = ""] = /<facts>\n([\s\S]*)\n<\/facts>\n<quoted>\n([\s\S]*)\n<\/quoted>/.exec(user) ?? [];
  return [facts, quoted];
}
