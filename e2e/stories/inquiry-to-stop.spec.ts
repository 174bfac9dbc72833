import { expect, type Page } from "@playwright/test";
import { hostedForm, writeAsStranger } from "../acts/form.ts";
import { bubble, compose, customerSide, showConversation } from "../acts/messages.ts";
import { test } from "../acts/office-hours.ts";
import { openRecord } from "../acts/record.ts";
import { signUp } from "../acts/sign-up.ts";

// Beside the server of all stories runs one of their own: on a busy machine that takes its time.
test.describe.configure({ timeout: 180_000 });

const TITLE = "The water heater leaks since Monday";
const EMAIL = "dana@example.com";
const PHONE = "+13125550142";

test("with no key set: a stranger's inquiry is asked about, answered, followed up in both ways, and ends with a STOP that holds", async ({
  page,
  browser,
}) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr & Rohr" });
  const stranger = { name: "Dana Roe", email: EMAIL, phone: "(312) 555-0142", message: TITLE };
  await writeAsStranger(browser, await hostedForm(page), stranger);
  const lead = await leadOf(page);

  await test.step("questions are suggested, and one is answered", async () => {
    await openRecord(page, "leads", lead.id, lead.title);
    const questions = page.getByRole("region", { name: "Questions" });
    await questions.getByRole("button", { name: "Suggest questions" }).click();
    await questions.getByRole("button", { name: "Answer “What budget do you have in mind?”" }).click();
    await questions.getByLabel("Their answer").fill("At most $900");
    const photo = { name: "heater.txt", mimeType: "text/plain", buffer: Buffer.from("A 40 gallon heater") };
    await questions.getByLabel("Attach a file").setInputFiles(photo);
    await expect(questions.getByRole("link", { name: "Download heater.txt" })).toBeVisible();
    await questions.getByRole("button", { name: "Save" }).click();
    await questions.getByRole("button", { name: "Fill in" }).click();
    await expect(page.getByText("$900").first()).toBeVisible();
  });

  for (const kind of ["Follow-up e-mail", "Follow-up SMS"]) {
    await test.step(`a ${kind} is written by rules, approved and sent`, async () => {
      await openRecord(page, "leads", lead.id, lead.title);
      await page.getByRole("button", { name: "Have written" }).click();
      await page.getByRole("menuitem", { name: kind, exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Have written" }).click();
      await expect(page.getByText(/written by Mainstay.s built-in rules/)).toBeVisible();
      await page.getByRole("link", { name: "approvals", exact: true }).click();
      const card = page.getByRole("list", { name: "To approve" }).getByRole("listitem");
      await expect(card.getByText("Would go out now")).toBeVisible();
      await card.getByRole("button", { name: "Approve and send" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "Approved and on its way" })).toBeVisible();
    });
  }

  await test.step("both have arrived, and the customer answers by text", async () => {
    const mailbox = await customerSide(page, EMAIL);
    await expect(mailbox).toContainText("Hi Dana");
    const phone = await customerSide(page, PHONE);
    await expect(phone).toContainText("Ana Rohr");
    await phone.getByLabel(`Answer as ${PHONE}`).fill("Tuesday is fine");
    await phone.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(phone.getByText("Tuesday is fine")).toBeVisible();
    await openRecord(page, "leads", lead.id, lead.title);
    await showConversation(page);
    await expect(bubble(page, "Tuesday is fine")).toContainText("From (312) 555-0142");
  });

  await test.step("after STOP the next text is blocked and says why", async () => {
    const phone = await customerSide(page, PHONE);
    await phone.getByRole("button", { name: "Reply STOP" }).click();
    await expect(phone.getByText(/you are unsubscribed/)).toBeVisible();
    await openRecord(page, "leads", lead.id, lead.title);
    const form = await compose(page, "SMS");
    await form.getByLabel("Text").fill("One more thing");
    await form.getByRole("button", { name: "Send" }).click();
    await expect(bubble(page, "One more thing").getByText("The person asked to hear no more.")).toBeVisible();
  });
});

/** The lead that the stranger's message has become. */
async function leadOf(page: Page): Promise<{ id: string; title: string }> {
  const response = await page.request.get("/api/v1/leads");
  const { data } = await response.json();
  expect(data).toHaveLength(1);
  return data[0];
}
