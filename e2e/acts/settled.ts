import { expect, type Page } from "@playwright/test";

/** Waits until a page has what it shows: its heading, and nothing that is still on its way. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}
