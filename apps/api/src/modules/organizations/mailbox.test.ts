import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test("the mailbox page shows an organization's invitations to its managers of members, and resets to nobody", async () => {
  const owner = await house.owner({ name: "Riverside Plumbing" });
  const stranger = await house.owner();
  const sales = await house.colleague(owner, "sales");
  await owner.post("/api/auth/request-password-reset", { email: sales.email });

  const mails = (await owner.get("/mailbox")).data;
  expect(mails).toMatchObject([{ to: sales.email, subject: `${owner.name} invites you to Riverside Plumbing` }]);
  expect((await owner.get(`/mailbox/${mails[0].id}`)).data.text).toContain("/invitations/");

  await expect.poll(async () => (await house.mailTo(sales.email))?.subject).toBe("Choose a new password");
  const reset = await house.mailTo(sales.email);
  expect((await owner.get(`/mailbox/${reset?.id}`)).status).toBe(404);
  expect((await stranger.get("/mailbox")).data).toEqual([]);
  expect((await stranger.get(`/mailbox/${mails[0].id}`)).status).toBe(404);
  expect((await sales.get("/mailbox")).status).toBe(403);
});

test("with an SMTP server there is no mailbox", async () => {
  house.house.mailbox = null;
  const owner = await house.owner();
  expect((await owner.get("/mailbox")).status).toBe(404);
});
