import { expect, type Locator, type Page } from "@playwright/test";

/** Makes a record over the API, in the browser's own session. */
export async function make(page: Page, plural: string, data: object): Promise<{ id: string }> {
  const response = await page.request.post(`/api/v1/${plural}`, { data });
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()).data;
}

/** Opens a record's page and waits until its fields are there. */
export async function openRecord(page: Page, plural: string, id: string, title: string): Promise<void> {
  await page.goto(`/${plural}/${id}`);
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
}

/** Puts a field of the open record into its editor; what it asks with is returned. */
export async function editField(page: Page, label: string): Promise<Locator> {
  await page.getByRole("button", { name: `Edit ${label}` }).click();
  const input = page.getByLabel(label, { exact: true });
  await expect(input).toBeFocused();
  return input;
}
