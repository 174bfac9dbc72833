import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;
let ana: Person;
let leadId: string;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
  const { data } = await ana.post("/leads", {
    contact: { firstName: "Jane", email: "jane@example.com" },
    title: "Leaking roof",
    description: "Water comes through the ceiling.",
  });
  leadId = data.id;
});
afterAll(() => house.close());

interface Shown {
  id: string;
  text: string;
  fills: string | null;
  status: string;
  rationale: string;
  citations: { quote: string; source: string; offset: number }[];
}
const generate = (body: object = {}, who = ana) => who.post(`/leads/${leadId}/questions/generate`, body);
const act = (one: { id: string }, verb: string, body: object = {}) =>
  ana.post(`/leads/${leadId}/questions/${one.id}/${verb}`, body);
const list = async (): Promise<Shown[]> => (await ana.get(`/questions?filter=leadId:${leadId}&sort=position`)).data;

test("the next best questions ask what is unknown, say why, and cite the document that asks it", async () => {
  await ana.post("/articles", {
    title: "Roofing intake",
    kind: "procedure",
    body: "# Roofing intake\n\nBefore a visit, find out the age of the roof.\n\nIs there a dog in the yard that we should know of?",
  });
  await expect.poll(async () => (await ana.get("/knowledge/search?q=dog in the yard")).data.length).toBe(1);
  const { status, data } = await generate({ count: 6 });
  expect(status).toBe(201);
  expect(data.by).toMatchObject({ provider: "rules" });
  expect(data.questions).toHaveLength(6);
  const questions: Shown[] = data.questions;
  expect(questions.slice(0, 3).map(({ fills }) => fills)).toEqual([
    "serviceType",
    "expectedCloseDate",
    "estimatedValue",
  ]);
  expect(questions.every(({ rationale }) => rationale.length > 10)).toBe(true);
  const dog = questions.find(({ text }) => text.includes("dog"));
  expect(dog?.citations).toEqual([expect.objectContaining({ source: "Roofing intake", quote: dog?.text })]);
  const [action] = (await ana.get(`/ai/actions?task=discovery-questions&leadId=${leadId}`)).data;
  expect(action.citations.length).toBeGreaterThan(0);
});

test("a question is never written twice, also not one that was discarded", async () => {
  const [first] = await list();
  await act(first as Shown, "discard");
  await generate({ count: 10 });
  await generate({ count: 10 });
  const texts = (await list()).map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  expect((await generate({ count: 11 })).status).toBe(422);
});

test("an answer names the empty field that it would fill, and a member's patch fills it", async () => {
  const budget = (await list()).find(({ fills }) => fills === "estimatedValue") as Shown;
  await act(budget, "ask");
  const { data } = await act(budget, "answer", { answer: "They can go up to $12,500." });
  expect(data).toMatchObject({
    question: { status: "answered", answeredBy: ana.memberId, answer: "They can go up to $12,500." },
    suggestion: { field: "estimatedValue", value: "12500" },
  });
  await ana.patch(`/leads/${leadId}`, { [data.suggestion.field]: data.suggestion.value });
  const again = await act(budget, "answer", { answer: "Rather $14,000." });
  expect(again.data.suggestion).toBeNull();
  expect((await act(budget, "discard")).status).toBe(409);
  await expect.poll(async () => (await ana.get("/knowledge/search?q=14,000 budget")).data.length).toBeGreaterThan(0);
});

test("questions are written by hand, edited, put in order and taken back", async () => {
  const own = await ana.post(`/leads/${leadId}/questions`, { text: "Which colour should the shingles have?" });
  expect(own.data).toMatchObject({ status: "generated", writtenBy: "member" });
  await ana.patch(`/questions/${own.data.id}`, { text: "Which color should the shingles have?" });
  await ana.put(`/leads/${leadId}/questions/order`, { ids: [own.data.id] });
  expect((await list())[0]).toMatchObject({ id: own.data.id, text: "Which color should the shingles have?" });
  await ana.post(`/operations/${own.body.operation.id}/undo`, { resolve: "undo" });
  expect((await list()).map(({ id }) => id)).not.toContain(own.data.id);
});

test("who may not write a lead's questions does not, and a foreign lead has none", async () => {
  const tech = await house.colleague(ana, "technician");
  expect((await generate({}, tech)).status).toBe(403);
  const [first] = await list();
  expect((await tech.post(`/leads/${leadId}/questions/${first?.id}/answer`, { answer: "x" })).status).toBe(403);
  expect((await tech.get(`/questions?filter=leadId:${leadId}`)).data.length).toBeGreaterThan(0);
  const other = await house.owner();
  expect((await generate({}, other)).status).toBe(404);
  expect((await other.get("/questions")).data).toEqual([]);
});

test("switched off, nothing is generated and the answer says so", async () => {
  await ana.patch("/ai/settings", { featuresOff: ["questions"] });
  expect(await generate()).toMatchObject({ status: 403, body: { detail: expect.stringContaining("switched off") } });
  await ana.patch("/ai/settings", { featuresOff: [] });
});
