import pg from "pg";
import { expect } from "vitest";
import { findOrganization } from "../../platform/auth/index.ts";
import { systemCtx } from "../../platform/context.ts";
import type { TestHouse } from "../../testing/house.ts";
import type { Person, Reply } from "../../testing/person.ts";
import { aiActions } from "../ai/ai.table.ts";
import { dispatchMessage } from "./dispatch/dispatch.ts";
import { type Draft, draftMessage } from "./messages.service.ts";

/** A weekday's noon in Chicago: every state lets a text go. */
export const NOON = new Date("2026-11-18T18:00:00Z");
/** The evening after it, past every state's hours. */
export const NIGHT = new Date("2026-11-19T04:30:00Z");
export const MORNING = new Date("2026-11-19T14:00:00Z");

/** A contact of Illinois who agreed to be texted, and an address to mail to. */
export async function makeContact(who: Person, more: Record<string, unknown> = {}) {
  const mark = crypto.randomUUID().slice(0, 8);
  const digits = String(Math.floor(Math.random() * 9_000_000) + 1_000_000).padStart(7, "2");
  const reply = await who.post("/contacts", {
    firstName: `Dana ${mark}`,
    emails: [{ email: `dana.${mark}@example.com`, type: "home", primary: true }],
    phones: [{ number: `+1312${digits}`, type: "mobile", primary: true }],
    smsConsent: "granted",
    ...more,
  });
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  const { id, emails, phones } = reply.data;
  return { id, email: emails[0].email, phone: phones[0]?.number } as { id: string; email: string; phone: string };
}

/** Our own code acting in a person's organization, as an AI or a sequence would. */
export async function ctxOf({ house }: TestHouse, { orgId }: Person) {
  const org = await findOrganization(house.database, orgId);
  if (!org) throw new Error("No such organization");
  return systemCtx(house, org, "test");
}

/** A draft that AI wrote, with the trace that AI leaves in its log. */
export async function aiDraft(house: TestHouse, who: Person, draft: Omit<Draft, "writtenBy">) {
  const ctx = await ctxOf(house, who);
  const { result } = await draftMessage(ctx, { ...draft, writtenBy: "ai" }, { trusted: true });
  const { id: messageId, contentHash: outputHash, leadId, dealId } = result;
  const at = ctx.now();
  await ctx.db.insert(aiActions).values({
    ...{ orgId: ctx.org.id, id: crypto.randomUUID(), action: "generation", task: "test", provider: "rules" },
    ...{
      messageId,
      leadId,
      dealId,
      outputHash,
      actor: ctx.actor,
      traceId: ctx.requestId,
      createdAt: at,
      finishedAt: at,
    },
    citations: draft.citations?.map(({ source, passage }) => ({ source, passage, quote: passage, offset: 0 })) ?? [],
  });
  return result;
}

/** Looks at a message as the dispatch job does, with nobody else at it. */
export async function dispatch(house: TestHouse, who: Person, id: string) {
  await dispatchMessage(await ctxOf(house, who), id);
  return (await who.get(`/messages/${id}`)).data;
}

const TICK_MS = 50;

/** Looks at a message until it has come into a state, beside the worker that does the same, while time goes on. */
export async function until(house: TestHouse, who: Person, id: string, state: string) {
  const look = async () => {
    if (house.clock.now) house.clock.now = new Date(house.clock.now.getTime() + TICK_MS);
    return (await dispatch(house, who, id)).state;
  };
  await expect.poll(look, { timeout: 20_000 }).toBe(state);
  return (await who.get(`/messages/${id}`)).data;
}

/** Looks at a message until a rule makes it wait. */
export async function untilRule(house: TestHouse, who: Person, id: string, rule: string) {
  await expect.poll(async () => (await dispatch(house, who, id)).reasonRule, { timeout: 20_000 }).toBe(rule);
  return (await who.get(`/messages/${id}`)).data;
}

/** Writes a message and asks for it to go. */
export async function send(who: Person, draft: Record<string, unknown>): Promise<Reply> {
  const written = await who.post("/messages", draft);
  expect(written.status, JSON.stringify(written.body)).toBe(201);
  return who.post(`/messages/${written.data.id}/send`);
}

/** SQL by hand, under the role the application has. */
export async function asTheApp<R extends pg.QueryResultRow>(
  { connection }: TestHouse,
  orgId: string,
  text: string,
  values: unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query("set role mainstay_app");
    await client.query("select set_config('app.org', $1, false)", [orgId]);
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}
