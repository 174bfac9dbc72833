import { expect, test } from "@playwright/test";
import { make, openRecord } from "../acts/record.ts";
import { signUp } from "../acts/sign-up.ts";

const MAIL = `Hi, our restaurant needs catering for 80 guests on March 14, dinner buffet.
Budget around $4k. We need vegetarian options.

Thanks,
Dana Fox
Owner, Blue Door Bistro
(312) 555-0142`;

test("a pasted mail becomes an inquiry, its questions are answered, and the answer fills the lead", async ({
  page,
}) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr Catering" });
  await page.goto("/inquiries/new");

  await test.step("what the mail says is filled in to be checked, and who read it is said", async () => {
    await page.getByRole("button", { name: "Read a pasted text" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill(MAIL);
    await dialog.getByRole("button", { name: "Read", exact: true }).click();
    await expect(page.getByLabel("In a few words")).toHaveValue("Event catering");
    await expect(page.getByLabel("First name")).toHaveValue("Dana");
    await expect(page.getByLabel("Details", { exact: true })).toHaveValue(/vegetarian options/);
    await expect(page.getByText("Written by Mainstay's rules, not by a model")).toBeVisible();
    await page.getByRole("button", { name: "Save inquiry" }).click();
    await expect(page.getByRole("heading", { name: "Event catering", level: 1 })).toBeVisible();
  });

  const questions = page.getByRole("region", { name: "Questions" });
  await test.step("the next best questions come with why they are asked", async () => {
    await questions.getByRole("button", { name: "Suggest questions" }).click();
    await expect(questions.getByText("What budget do you have in mind?")).toBeVisible();
    await expect(questions.getByText("The budget decides which options are worth proposing.")).toBeVisible();
  });

  await test.step("an answer fills a field once somebody says yes", async () => {
    await questions.getByRole("button", { name: "Answer “What budget do you have in mind?”" }).click();
    await questions.getByLabel("Their answer").fill("At most $4,500");
    await questions.getByRole("button", { name: "Save" }).click();
    await expect(questions.getByText("Fill Estimated value with “4500”?")).toBeVisible();
    await questions.getByRole("button", { name: "Fill in" }).click();
    await expect(page.getByText("$4,500").first()).toBeVisible();
  });

  await test.step("all of it stands in the log, with what was replaced before", async () => {
    await page.goto("/settings/ai-log");
    await page.getByRole("button", { name: /Read an inquiry/ }).click();
    const given = page.getByRole("region", { name: "What the model was given" });
    await expect(given).toContainText("[[PHONE_1]]");
    await expect(given).not.toContainText("555-0142");
    await page.getByLabel("What for").selectOption("Suggested questions");
    await expect(page.getByRole("button", { name: /Read an inquiry/ })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /Suggested questions/ })).toBeVisible();
  });
});

test("what is written down is cited, and what is switched off says so", async ({ page }) => {
  await signUp(page, { name: "Ben Rohr", organization: "Rohr & Dach" });
  await page.goto("/settings/knowledge");
  await page.getByRole("button", { name: "Write an article" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Title" }).fill("Roofing intake");
  await dialog.getByRole("textbox", { name: "Text" }).fill("Is there a dog in the yard that we should know of?");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByLabel("Question").fill("dog in the yard");
  await expect(page.getByRole("figure").filter({ hasText: "Roofing intake" })).toBeVisible();

  const { id: contactId } = await make(page, "contacts", { firstName: "Dana" });
  const { id: lead } = await make(page, "leads", { title: "New roof", contactId, description: "Is a dog a problem?" });
  await openRecord(page, "leads", lead, "New roof");
  const questions = page.getByRole("region", { name: "Questions" });
  await questions.getByRole("button", { name: "Suggest questions" }).click();
  await questions.getByRole("button", { name: /^All \d+ questions$/ }).click();
  await expect(questions.getByText("Your document “Roofing intake” asks it.")).toBeVisible();

  await page.goto("/settings/ai");
  await page.getByRole("switch", { name: "Questions" }).click();
  await expect(page.getByRole("switch", { name: "Questions" })).not.toBeChecked();
  await openRecord(page, "leads", lead, "New roof");
  await questions.getByRole("button", { name: "Add questions" }).click();
  await page.getByRole("menuitem", { name: "Suggest more questions" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Suggest questions" }).click();
  await expect(page.getByRole("dialog").getByText(/switched off for discovery questions/)).toBeVisible();
});
