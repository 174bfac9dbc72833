import { expect, type Page } from "@playwright/test";

/** Somebody new founds an organization of their own and stands in front of their empty leads. */
export async function signUp(
  page: Page,
  { name, organization }: { name: string; organization: string },
): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(`${crypto.randomUUID()}@example.com`);
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByLabel("Organization").fill(organization);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: /^Start empty/ }).click();
  await expect(page.getByRole("button", { name: "Your account" })).toBeVisible();
}
