import { openMailbox } from "@mainstay/mail";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, startOrganizationsCluster, type TestCluster, type TestHouse } from "./organizations.testing.ts";
import { joinAs, openOrganization } from "./story.testing.ts";

let cluster: TestCluster;
let house: TestHouse;

beforeAll(async () => {
  cluster = await startOrganizationsCluster();
  house = await openTestHouse(cluster);
}, 60_000);
afterAll(async () => {
  await house?.close();
  await cluster?.stop();
});

test("the mailbox page shows an organization's invitations to its managers of members, and resets to nobody", async () => {
  house.house.mailbox = await openMailbox({
    folder: `${cluster.folder}/mailbox`,
    from: "crm@example.com",
    now: house.house.now,
  });
  const owner = await openOrganization(house);
  const stranger = await openOrganization(house);
  const sales = await joinAs(house, owner.browser, "sales");
  await owner.browser.auth("/request-password-reset", { email: sales.email });
  for (const mail of house.mails) await house.house.mailbox.send(mail);

  const mails = (await owner.browser.api("GET", "/mailbox")).body;
  expect(mails).toMatchObject([{ to: sales.email, subject: "Olive Owner invites you to Riverside Plumbing" }]);
  expect((await owner.browser.api("GET", `/mailbox/${mails[0].id}`)).body.text).toContain("/invitations/");

  const reset = (await house.house.mailbox.list()).find((mail) => mail.subject.includes("password"));
  expect((await owner.browser.api("GET", `/mailbox/${reset?.id}`)).status).toBe(404);
  expect((await stranger.browser.api("GET", "/mailbox")).body).toEqual([]);
  expect((await stranger.browser.api("GET", `/mailbox/${mails[0].id}`)).status).toBe(404);
  expect((await sales.browser.api("GET", "/mailbox")).status).toBe(403);
});

test("with an SMTP server there is no mailbox", async () => {
  house.house.mailbox = null;
  const owner = await openOrganization(house);
  expect((await owner.browser.api("GET", "/mailbox")).status).toBe(404);
});
