import { type Browser, expect, type Page, test } from "@playwright/test";
import { editField, make, openRecord } from "../acts/record.ts";
import { signUp } from "../acts/sign-up.ts";

test("two who edit the same field choose between both values; other fields are merged without a question", async ({
  page,
  browser,
}) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr & Söhne" });
  const { id } = await make(page, "contacts", { firstName: "Jane", lastName: "Doe", jobTitle: "Clerk" });
  const ben = await secondBrowser(browser, page);
  await openRecord(page, "contacts", id, "Jane Doe");
  await openRecord(ben, "contacts", id, "Jane Doe");

  const hers = await editField(page, "Job title");
  await hers.fill("Head of sales");
  const his = await editField(ben, "Job title");
  await his.fill("Boss");
  await his.press("Enter");
  await expect(ben.getByText("Boss").first()).toBeVisible();

  await test.step("she is told while she types, and both values are there to choose from", async () => {
    await expect(page.getByText(/Somebody has saved “Boss” here/)).toBeVisible();
    await hers.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Somebody changed this meanwhile" });
    await expect(dialog.getByRole("radio", { name: /Head of sales/ })).toBeChecked();
    await expect(dialog.getByRole("radio", { name: /Boss/ })).toBeVisible();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(ben.getByText("Head of sales").first()).toBeVisible();
  });

  await test.step("different fields do not meet", async () => {
    const last = await editField(page, "Last name");
    const first = await editField(ben, "First name");
    await first.fill("Janet");
    await first.press("Enter");
    await expect(ben.getByRole("heading", { name: "Janet Doe", level: 1 })).toBeVisible();
    await last.fill("Roe");
    await last.press("Enter");
    await expect(page.getByRole("heading", { name: "Janet Roe", level: 1 })).toBeVisible();
    await expect(page.getByRole("dialog")).toBeHidden();
  });
  await ben.context().close();
});

test("a hint leads to the two side by side, they become one, and two again", async ({ page }) => {
  await signUp(page, { name: "Ben Rohr", organization: "Rohr & Töchter" });
  const phones = [{ number: "+13125550142" }];
  const kept = await make(page, "contacts", { firstName: "Janet", lastName: "Roe", jobTitle: "Clerk", phones });
  const other = await make(page, "contacts", { firstName: "J.", lastName: "Roe", jobTitle: "Boss", phones });
  await make(page, "deals", { name: "New roof", contactId: other.id });
  await openRecord(page, "contacts", kept.id, "Janet Roe");
  await expect(page.getByText("This may be the same as")).toContainText("same phone");
  await page.getByRole("button", { name: "Compare" }).click();

  const dialog = page.getByRole("dialog");
  const row = dialog.getByRole("row", { name: /Job title/ });
  await expect(row).toContainText("Of the record that stays");
  await dialog.getByLabel("Where they differ").selectOption("Take the most recent value");
  await expect(row).toContainText("Most recent");
  await row.getByRole("radio", { name: "Job title of Janet Roe" }).check();
  await expect(row).toContainText("Chosen by you");
  await expect(dialog.getByText("Moves over: Deals (1).")).toBeVisible();
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("This may be the same as")).toBeHidden();
  await expect(page.getByRole("region", { name: "Deals" })).toContainText("New roof");
  await expect(page.getByText("Clerk").first()).toBeVisible();

  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("This may be the same as")).toBeVisible();
  await page.getByRole("button", { name: "Not the same" }).click();
  await expect(page.getByText("This may be the same as")).toBeHidden();
});

test("a field tells what it was before, and goes back there", async ({ page }) => {
  await signUp(page, { name: "Cem Rohr", organization: "Rohr & Enkel" });
  const { id } = await make(page, "contacts", { firstName: "Jane", lastName: "Doe", jobTitle: "Clerk" });
  await openRecord(page, "contacts", id, "Jane Doe");
  for (const title of ["Boss", "President"]) {
    const input = await editField(page, "Job title");
    await input.fill(title);
    await input.press("Enter");
    await expect(page.getByRole("button", { name: "Edit Job title" })).toBeFocused();
  }
  await page.keyboard.press("h");
  const dialog = page.getByRole("dialog", { name: "History of Job title" });
  await expect(dialog.getByRole("listitem")).toHaveCount(3);
  await expect(dialog.getByRole("listitem").first()).toContainText("President");
  await dialog.getByRole("button", { name: "Undo this change" }).click();
  await expect(dialog.getByRole("listitem").first()).toContainText("Boss");
  await dialog.getByRole("listitem").filter({ hasText: "Clerk" }).getByRole("button", { name: "Put back" }).click();
  await expect(dialog.getByRole("listitem").first()).toContainText("Clerk");
});

test("a call is written down with a follow-up, which is put off and done", async ({ page }) => {
  await signUp(page, { name: "Dan Rohr", organization: "Rohr & Neffen" });
  const { id } = await make(page, "contacts", { firstName: "Jane", lastName: "Doe" });
  await openRecord(page, "contacts", id, "Jane Doe");
  const composer = page.getByRole("region", { name: "Add to the timeline" });
  await page.keyboard.press("l");
  await page.keyboard.type("Wants a quote");
  await composer.getByLabel("Outcome").selectOption("Spoke");
  await composer.getByRole("button", { name: "Tomorrow" }).click();

  await test.step("what is typed survives a reload", async () => {
    await page.reload();
    await expect(composer.getByLabel("What was said?")).toHaveValue("Wants a quote");
  });
  await composer.getByRole("button", { name: /^Log call/ }).click();
  const steps = page.getByRole("list", { name: "Open follow-ups" });
  await expect(steps).toContainText("Wants a quote");
  await expect(page.getByRole("region", { name: "Timeline", exact: true })).toContainText("logged a call");
  await expect(composer.getByRole("textbox", { name: /note|said/ })).toHaveValue("");

  await steps.getByRole("button", { name: "Put off" }).click();
  await page.getByRole("menuitem", { name: "Next week" }).click();
  // At nine in the morning a week from now: six days and some hours, or seven.
  await expect(steps).toContainText(/in [67] days/);
  await steps.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("No next step is planned")).toBeVisible();
});

/** The same member at another machine. */
async function secondBrowser(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  return context.newPage();
}
