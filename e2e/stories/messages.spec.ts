import { expect } from "@playwright/test";
import { bubble, compose, customerSide, makeInquiry, showConversation } from "../acts/messages.ts";
import { test } from "../acts/office-hours.ts";
import { make, openRecord } from "../acts/record.ts";
import { signUp } from "../acts/sign-up.ts";

// Beside the server of all stories runs one of their own: on a busy machine that takes its time.
test.describe.configure({ timeout: 180_000 });

test("an e-mail is written from a template, goes out, and its answer stands in the conversation", async ({ page }) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr & Post" });
  const { lead } = await makeInquiry(page);
  const words = { subject: "About {{work}}", body: "Hi {{firstName}}, may we come on Tuesday?" };
  await make(page, "templates", { name: "First visit", channel: "email", ...words });
  await openRecord(page, "leads", lead, "New boiler");

  const form = await compose(page, "E-mail");
  await form.getByRole("button", { name: "Template" }).click();
  await page.getByRole("menuitem", { name: "First visit" }).click();
  await expect(form.getByLabel("Subject")).toHaveValue("About New boiler");
  await expect(form.getByText("Would go out now")).toBeVisible();
  await form.getByRole("button", { name: "Send" }).click();
  const sent = bubble(page, "Hi Dana, may we come on Tuesday?");
  await expect(sent.getByText("Sent", { exact: true })).toBeVisible();

  const mailbox = await customerSide(page, "dana@example.com");
  await mailbox.getByLabel("Answer as dana@example.com").fill("Tuesday is fine");
  await mailbox.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(mailbox.getByText("Tuesday is fine")).toBeVisible();
  await openRecord(page, "leads", lead, "New boiler");
  await showConversation(page);
  await expect(bubble(page, "Tuesday is fine")).toContainText("From dana@example.com");
});

test("a text goes out within the hours; after STOP the next one is blocked and says why", async ({ page }) => {
  await signUp(page, { name: "Ben Rohr", organization: "Rohr & Rufe" });
  const { contact, lead } = await makeInquiry(page);
  await openRecord(page, "leads", lead, "New boiler");

  await test.step("its parts, its price and the recipient's time are said before it is sent", async () => {
    const form = await compose(page, "SMS");
    await form.getByLabel("Text").fill("Hi Dana, we are on our way");
    await expect(form.getByText("26 characters, 1 part")).toBeVisible();
    await expect(form.getByText(/^10:\d\d AM where they are$/)).toBeVisible();
    await form.getByRole("button", { name: "Send" }).click();
    await expect(bubble(page, "on our way").getByText("Sent", { exact: true })).toBeVisible();
  });

  await test.step("the customer says stop, and is told once that it was heard", async () => {
    const phone = await customerSide(page, "+13125550142");
    await phone.getByRole("button", { name: "Reply STOP" }).click();
    await expect(phone.getByText(/you are unsubscribed/)).toBeVisible();
  });

  await test.step("nothing more goes out to them", async () => {
    await openRecord(page, "leads", lead, "New boiler");
    const form = await compose(page, "SMS");
    await form.getByLabel("Text").fill("One more thing");
    await expect(form.getByText("Would be blocked")).toBeVisible();
    await form.getByRole("button", { name: "Send" }).click();
    const blocked = bubble(page, "One more thing");
    await expect(blocked.getByText("Blocked", { exact: true })).toBeVisible();
    await expect(blocked.getByText("The person asked to hear no more.")).toBeVisible();
    await openRecord(page, "contacts", contact, "Dana Roe");
    await expect(page.getByRole("region", { name: "Consent", exact: true })).toContainText("Asked to hear no more");
  });
});

test("drafts wait for a yes: one is changed and sent, one refused, one only approved, all by keyboard, until nothing is left", async ({
  page,
}) => {
  await signUp(page, { name: "Cem Rohr", organization: "Rohr & Rat" });
  const { lead } = await makeInquiry(page);
  for (const body of ["May we come on Tuesday?", "Buy now!", "Thank you!"]) {
    await make(page, "messages", { channel: "email", subject: "Your boiler", body, leadId: lead });
  }
  await page.goto("/");
  await page.getByRole("link", { name: /^Approvals.*3 messages to approve/ }).click();
  const cards = page.getByRole("list", { name: "To approve" });
  await expect(cards.getByText("Would go out now")).toHaveCount(3);

  await page.keyboard.press("j");
  await page.keyboard.press("e");
  const words = page.getByRole("textbox", { name: "Text" });
  await words.fill("May we come on Thursday?");
  const changes = page.getByRole("group", { name: "Changes in the text" });
  await expect(changes.getByRole("deletion")).toHaveText("Tuesday");
  await expect(changes.getByRole("insertion")).toHaveText("Thursday");
  await words.press("ControlOrMeta+Enter");
  await expect(changes).toBeHidden();
  await expect(cards.getByText("May we come on Thursday?")).toBeVisible();

  await page.keyboard.press("s");
  await expect(cards.getByText("May we come on Thursday?")).toBeHidden();
  await page.keyboard.press("r");
  await page.getByRole("dialog").getByLabel("Why not?").fill("Too pushy");
  await page.getByRole("dialog").getByRole("button", { name: "Reject" }).click();
  await expect(cards.getByText("Buy now!")).toBeHidden();
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { name: "All done" })).toBeVisible();
  await page.getByRole("radio", { name: "Approved" }).check();
  await expect(page.getByText("Thank you!")).toBeVisible();

  await openRecord(page, "leads", lead, "New boiler");
  await showConversation(page);
  await expect(bubble(page, "on Thursday?").getByText("Sent", { exact: true })).toBeVisible();
  await expect(bubble(page, "Buy now!")).toContainText("Too pushy");
});
