import { expect, type Page, test } from "@playwright/test";
import { make, openRecord } from "../acts/record.ts";
import { signUp } from "../acts/sign-up.ts";

/** Takes back what a message on the screen says was done. */
async function undo(page: Page, said: string): Promise<void> {
  const message = page.getByRole("listitem").filter({ hasText: said });
  await message.getByRole("button", { name: "Undo", exact: true }).click();
}

test("people who are there twice are found, told apart and made one, and each of it taken back", async ({ page }) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr Plumbing" });
  const phones = [{ number: "+13125550142" }];
  await make(page, "contacts", { firstName: "Marguerite", lastName: "Delacroix", phones });
  await make(page, "contacts", { firstName: "Margueritte", lastName: "Delacroix", phones });
  await page.goto("/settings/duplicates");
  await page.getByRole("button", { name: "Look for duplicates" }).click();
  const pairs = page.getByRole("list", { name: "Duplicates" }).getByRole("listitem");
  await expect(pairs).toHaveCount(1);
  await expect(pairs).toContainText("same phone");
  await expect(pairs).toContainText("similar name");

  await test.step("not duplicates is remembered until it is undone", async () => {
    await pairs.getByRole("button", { name: /are not duplicates$/ }).click();
    await expect(page.getByRole("heading", { name: "No duplicates left" })).toBeVisible();
    await undo(page, "are not the same");
    await expect(pairs).toHaveCount(1);
  });

  await test.step("merging leaves one", async () => {
    await pairs.getByRole("button", { name: /^Merge / }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("heading", { name: "No duplicates left" })).toBeVisible();
  });
});

test("a deal says why it is at risk and what it lacks; one press fills it, and can be undone", async ({ page }) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr Fences" });
  const description = "We need the fence painted. Our budget is $4,000 at most.";
  const lead = await make(page, "leads", { title: "Fence", email: "fence@example.com", description });
  const deal = await make(page, "deals", { name: "Warehouse", amount: "9000", closeDate: "2020-01-15" });

  await test.step("the reasons stand behind the chip, and on Today", async () => {
    await openRecord(page, "deals", deal.id, "Warehouse");
    await page.getByRole("button", { name: "High risk" }).click();
    await expect(page.getByText(/^It was to close [\d,]+ days ago\.$/)).toBeVisible();
    await expect(page.getByText("There is no next step.")).toBeVisible();
    await page.goto("/");
    await expect(page.getByRole("region", { name: /^Deals at risk/ })).toContainText("Warehouse");
  });

  await test.step("what the inquiry says is taken over with one press", async () => {
    await openRecord(page, "leads", lead.id, "Fence");
    const missing = page.getByRole("region", { name: "Missing" });
    await missing.getByRole("button", { name: /^Use 4,000 as/ }).click();
    await expect(page.getByText("$4,000").first()).toBeVisible();
    await expect(missing.getByRole("button", { name: /^Use 4,000 as/ })).toBeHidden();
    await undo(page, "of lead Fence");
    await expect(missing.getByRole("button", { name: /^Use 4,000 as/ })).toBeVisible();
  });

  await test.step("what is turned down stays away until that is undone", async () => {
    const missing = page.getByRole("region", { name: "Missing" });
    await missing.getByRole("button", { name: "painting is not right" }).click();
    await expect(missing.getByRole("button", { name: /^Use painting as/ })).toBeHidden();
    await undo(page, "Not suggested again");
    await expect(missing.getByRole("button", { name: /^Use painting as/ })).toBeVisible();
  });
});
