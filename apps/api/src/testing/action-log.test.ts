import { afterAll, beforeAll, expect, test } from "vitest";
import { aiActions } from "../modules/ai/ai.table.ts";
import { draftMessage } from "../modules/messages/messages.service.ts";
import { aiDraft, ctxOf, makeContact } from "../modules/messages/messages.testing.ts";
import { missingFromActionLog } from "./action-log.ts";
import { openTestHouse, type TestHouse } from "./house.ts";
import type { Person } from "./person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

test("what AI wrote or people decided about it, and AI's log does not know, is found in what a suite leaves behind", async () => {
  const missing = async () => (await missingFromActionLog(house.connection)).map(({ what, id }) => [what, id]);
  const words = { channel: "email", contactId: (await makeContact(ana)).id, subject: "Hi", body: "Hello" } as const;
  const ctx = await ctxOf(house, ana);
  const { result } = await draftMessage(ctx, { ...words, writtenBy: "ai" }, { trusted: true });
  expect(await missing()).toEqual([["a message without its generation", result.id]]);
  const at = ctx.now();
  await ctx.db.insert(aiActions).values({
    ...{ orgId: ana.orgId, id: crypto.randomUUID(), action: "generation", messageId: result.id, outputHash: "h" },
    ...{ actor: ctx.actor, traceId: ctx.requestId, createdAt: at, finishedAt: at },
  });
  expect(await missing()).toEqual([]);

  const other = await aiDraft(house, ana, words);
  await ana.post(`/messages/${other.id}/approve`, {});
  const approvals = async () => (await ana.get(`/ai/actions?action=approve&messageId=${other.id}`)).data.length;
  await expect.poll(approvals).toBe(1);
  expect(await missing()).toEqual([]);
  const hide = (to: string) =>
    house.house.database
      .forOrg(ana.orgId)
      .execute(`update ai_actions set action = '${to}' where action <> 'generation'`);
  await hide("edit");
  expect(await missing()).toEqual([["a message whose approve is not logged", other.id]]);
  await hide("approve");
});
