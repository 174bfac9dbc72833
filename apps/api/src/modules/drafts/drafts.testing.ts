import { expect } from "vitest";
import type { TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { makeContact } from "../messages/messages.testing.ts";

/** A lead with something to write from, of a contact that can be reached. */
export async function makeLead(who: Person, more: Record<string, unknown> = {}) {
  const contact = await makeContact(who);
  const reply = await who.post("/leads", {
    title: "New roof for the barn",
    description: "The roof leaks above the stairs. Please use slate. It has to be done before winter.",
    serviceType: "roofing",
    contactId: contact.id,
    email: contact.email,
    ...more,
  });
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return { id: reply.data.id as string, contact };
}

/** Asks for a draft and waits until it is written. */
export async function written(who: Person, path: string, body: Record<string, unknown> = {}) {
  const asked = await who.post(path, body);
  expect(asked.status, JSON.stringify(asked.body)).toBe(202);
  return untilState(who, asked.data.id, "draft");
}

/** Looks at a draft until it has come into a state. */
export async function untilState(who: Person, id: string, state: string) {
  const look = async () => {
    const { data } = await who.get(`/drafts/${id}`);
    return data.state === "failed" ? `failed: ${data.failure}` : data.state;
  };
  await expect.poll(look, { timeout: 20_000, interval: 30 }).toBe(state);
  return (await who.get(`/drafts/${id}`)).data;
}

/** An estimate with prices, approved and handed over. */
export async function sentEstimate(who: Person, leadId: string, lines: Record<string, unknown>[] = LINES) {
  const { id, content } = await written(who, `/leads/${leadId}/estimate`);
  const edited = await who.patch(`/drafts/${id}`, { content: { ...content, lines } });
  expect(edited.status, JSON.stringify(edited.body)).toBe(200);
  expect((await who.post(`/drafts/${id}/approve`, { contentHash: edited.data.contentHash })).status).toBe(200);
  expect((await who.post(`/drafts/${id}/send`, { channel: "link" })).status).toBe(202);
  const { data } = await who.get(`/drafts/${id}`);
  return { ...data, key: String(data.url).split("/p/")[1] ?? "" };
}

export const line = (more: Record<string, unknown>) => ({
  id: "a",
  description: "Slate",
  quantity: "1",
  unit: "",
  unitPrice: "100.00",
  taxRate: "0",
  isOptional: false,
  isChosen: false,
  ...more,
});

export const LINES = [
  line({ id: "a", quantity: "3", unit: "m²", unitPrice: "33.335", taxRate: "8.25" }),
  line({ id: "b", description: "Gutters", unitPrice: "250.00", isOptional: true }),
];

/** What somebody without a session sees of a page. */
export async function pageOf(house: TestHouse, path: string, form?: Record<string, string>) {
  const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
  const response = await house.fetch(new Request(`http://mainstay.test${path}`, { redirect: "manual", ...init }));
  return { status: response.status, text: await response.text(), headers: response.headers };
}
