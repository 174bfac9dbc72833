import { expect, test } from "@playwright/test";
import { joinAs } from "../acts/colleague.ts";
import { undo } from "../acts/list.ts";
import { playPush } from "../acts/push.ts";
import { make, openRecord } from "../acts/record.ts";
import { signUp } from "../acts/sign-up.ts";

test("a colleague is named in a comment, the bell rings in their browser, and they answer from it", async ({
  page,
  browser,
}) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr & Söhne" });
  const ben = await joinAs(browser, page, "Ben Okafor");
  const { id } = await make(page, "leads", { title: "Roof on Oak Street", email: "jane@example.com" });
  await ben.goto("/contacts");
  await expect(ben.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();

  await test.step("who may see the record is offered after @, and named with a key", async () => {
    await openRecord(page, "leads", id, "Roof on Oak Street");
    const comment = page.getByRole("textbox", { name: "Comment", exact: true });
    await comment.click();
    await page.keyboard.type("@ok");
    await expect(page.getByRole("option", { name: /Ben Okafor/ })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(comment).toHaveValue("@Ben Okafor ");
    await page.keyboard.type("can you take the photos?");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("article", { name: "Comment by Ana Rohr" })).toContainText("@Ben Okafor can you");
  });

  await test.step("the bell and the tab of the colleague say so by themselves", async () => {
    const saidAt = Date.now();
    await expect(ben.getByRole("button", { name: "1 unread notification" })).toBeVisible();
    await expect(ben).toHaveTitle(/^\(1\) /);
    test
      .info()
      .annotations.push({ type: "bell", description: `${Date.now() - saidAt} ms after it was on the writer's screen` });
  });

  await test.step("they answer without leaving their page, and the writer sees it by themselves", async () => {
    await ben.getByRole("button", { name: "1 unread notification" }).click();
    const panel = ben.getByRole("dialog", { name: "Notifications" });
    const item = panel.getByRole("article", { name: /Ana Rohr mentioned you/ });
    await expect(item).toContainText("can you take the photos?");
    await item.getByRole("button", { name: "Reply" }).click();
    await item.getByRole("textbox", { name: "Reply" }).fill("Tomorrow at nine");
    await item.getByRole("button", { name: "Reply" }).click();
    await expect(ben.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();
    await expect(page.getByText("Tomorrow at nine")).toBeVisible();
    await expect(page.getByRole("button", { name: "1 unread notification" })).toBeVisible();
  });

  await test.step("a link leads from the notification to the comment", async () => {
    await ben.keyboard.press("Escape");
    await ben.goto("/notifications");
    await ben.getByRole("link", { name: "Ana Rohr mentioned you" }).click();
    await expect(ben).toHaveURL(new RegExp(`/leads/${id}#comment-`));
    await expect(ben.getByText("can you take the photos?")).toBeInViewport();
  });
  await ben.context().close();
});

test("a comment is changed, deleted and brought back; its former words and its place stay", async ({ page }) => {
  await signUp(page, { name: "Cem Rohr", organization: "Rohr & Töchter" });
  const { id } = await make(page, "contacts", { firstName: "Jane", lastName: "Doe" });
  await openRecord(page, "contacts", id, "Jane Doe");
  await page.getByRole("textbox", { name: "Comment", exact: true }).fill("Prefers calls");
  await page.getByRole("button", { name: "Comment", exact: true }).first().click();
  const thread = page.getByRole("article", { name: "Comment by Cem Rohr" });
  await expect(thread).toContainText("Prefers calls");

  await thread.getByRole("button", { name: "What to do with this comment" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await thread.getByRole("textbox", { name: "Edit comment" }).fill("Prefers texts");
  await thread.getByRole("button", { name: "Save" }).click();
  await thread.getByRole("button", { name: "edited" }).click();
  await expect(thread.getByRole("list", { name: "What it said before" })).toContainText("Prefers calls");

  await thread.getByRole("button", { name: "What to do with this comment" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(thread).toContainText("Comment deleted on");
  await expect(thread).not.toContainText("Prefers texts");
  await undo(page);
  await expect(thread).toContainText("Prefers texts");

  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByLabel("With these words").fill("texts");
  await expect(page.getByRole("region", { name: "Timeline", exact: true }).getByText("created this")).toBeHidden();
  await expect(thread).toContainText("Prefers texts");
});

test("notifications are read, put off and archived, and come by the ways one chooses", async ({ page, browser }) => {
  await signUp(page, { name: "Dan Rohr", organization: "Rohr & Enkel" });
  const eve = await joinAs(browser, page, "Eve Lind");
  const { data: me } = await (await eve.request.get(new URL("/api/v1/me", page.url()).href)).json();
  for (const title of ["Roof", "Gutter"]) {
    await make(page, "leads", { title, email: `${title}@example.com`, ownerId: me.member.id });
  }
  await eve.goto(new URL("/notifications", page.url()).href);
  await expect(eve.getByRole("button", { name: "2 unread notifications" })).toBeVisible();
  await eve.getByRole("region", { name: "Roof" }).getByRole("button", { name: "Archive" }).click();
  await expect(eve.getByRole("region", { name: "Roof" })).toBeHidden();
  await eve.getByRole("region", { name: "Gutter" }).getByRole("button", { name: "Put off or mute" }).click();
  await eve.getByRole("menuitem", { name: "Tomorrow" }).click();
  await expect(eve.getByText("Nothing new")).toBeVisible();
  await eve.getByRole("button", { name: "Put off", exact: true }).click();
  await expect(eve.getByRole("region", { name: "Gutter" })).toBeVisible();
  await eve.getByRole("button", { name: "Archived", exact: true }).click();
  await eve.getByRole("region", { name: "Roof" }).getByRole("button", { name: "Back to the inbox" }).click();
  await eve.getByRole("button", { name: "Inbox", exact: true }).click();
  await expect(eve.getByRole("region", { name: "Roof" })).toBeVisible();

  await eve.getByRole("link", { name: "Settings" }).last().click();
  const box = eve.getByRole("checkbox", { name: "Somebody names you: E-mail" });
  await expect(box).toBeChecked();
  await box.uncheck();
  await expect(box).not.toBeChecked();
  await eve.getByText("Once a day").click();
  await eve.getByLabel(/^Do not disturb/).check();
  await eve.getByRole("button", { name: "Save" }).click();
  await expect(eve.getByRole("button", { name: "Save" })).toBeDisabled();
  await eve.reload();
  await expect(box).not.toBeChecked();
  await expect(eve.getByLabel("From")).toHaveValue("20:00");
  await eve.context().close();
});

test("a browser shows notifications while one looks elsewhere, and a press opens what they are about", async ({
  page,
  browser,
}) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr & Nichten" });
  const { id } = await make(page, "leads", { title: "Chimney", email: "chimney@example.com" });
  const ben = await joinAs(browser, page, "Ben Okafor");
  const { data: me } = await (await ben.request.get(new URL("/api/v1/me", page.url()).href)).json();
  const settings = new URL("/settings/notifications", page.url()).href;
  const here = ben.getByRole("region", { name: "Browser notifications" });

  await test.step("a browser that blocks notifications says how that is changed", async () => {
    await ben.context().grantPermissions([]);
    await ben.goto(settings);
    await expect(here).toContainText("This browser blocks notifications of Mainstay");
  });

  const push = await playPush(ben);
  await test.step("they are turned on by a press, and a test is shown", async () => {
    await ben.goto(settings);
    await here.getByRole("button", { name: "Show notifications in this browser" }).click();
    await expect(here.getByRole("button", { name: "Turn off" })).toBeVisible();
    await expect(ben.getByRole("checkbox", { name: "Somebody names you: Browser" })).toBeChecked();
    await here.getByRole("button", { name: "Send me a test" }).click();
    await push.bring();
    await expect
      .poll(push.shown)
      .toEqual([{ title: "Rohr & Nichten", body: "This is how notifications look in this browser." }]);
  });

  await test.step("a mention is shown without its words, and leads to them", async () => {
    await ben.evaluate(async () => {
      for (const one of await (await navigator.serviceWorker.ready).getNotifications()) one.close();
    });
    const body = "@Ben Okafor the key is under the mat";
    await make(page, "comments", { object: "lead", recordId: id, body, mentions: [me.member.id] });
    await push.bring();
    await expect.poll(push.shown).toEqual([{ title: "Rohr & Nichten", body: "Ana Rohr mentioned you on Chimney" }]);
    await push.press();
    await expect(ben).toHaveURL(new RegExp(`/leads/${id}#comment-`));
    await expect(ben.getByText("the key is under the mat")).toBeVisible();
  });

  await test.step("they are turned off again", async () => {
    await ben.goto(settings);
    await here.getByRole("button", { name: "Turn off" }).click();
    await expect(here.getByRole("button", { name: "Show notifications in this browser" })).toBeVisible();
  });
  push.close();
  await ben.context().close();
});

test("a phone is confirmed by a code, and takes what is urgent", async ({ page }) => {
  await signUp(page, { name: "Eva Rohr", organization: "Rohr & Neffen" });
  await page.goto("/settings/notifications");
  const phone = page.getByRole("region", { name: "Text messages" });
  await phone.getByLabel("Phone number").fill("12");
  await phone.getByRole("button", { name: "Text me a code" }).click();
  await expect(phone).toContainText("This is no phone number.");
  await phone.getByLabel("Phone number").fill("(312) 555-0144");
  await phone.getByRole("button", { name: "Text me a code" }).click();
  await expect(phone.getByLabel("Code", { exact: true })).toBeVisible();
  // The development phone is read in the development mailbox.
  const mails = await (await page.request.get("/api/v1/mailbox")).json();
  const [newest] = mails.data.filter(({ subject }: { subject: string }) => subject === "SMS to +13125550144");
  const { data: mail } = await (await page.request.get(`/api/v1/mailbox/${newest.id}`)).json();
  await phone.getByLabel("Code", { exact: true }).fill(/\d{6}/.exec(mail.text)?.[0] ?? "");
  await phone.getByRole("button", { name: "Confirm" }).click();
  await expect(phone).toContainText("Confirmed");
  const box = page.getByRole("checkbox", { name: "A task of yours is overdue: SMS" });
  await expect(box).not.toBeChecked();
  const kept = page.waitForResponse(
    (response) => response.url().endsWith("/notification-settings") && response.request().method() === "PATCH",
  );
  await box.check();
  await kept;
  await page.reload();
  await expect(box).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /: SMS$/ })).toHaveCount(5);
});
