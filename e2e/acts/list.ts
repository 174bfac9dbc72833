import { expect, type Locator, type Page } from "@playwright/test";

/** Makes several records at once over the API, in the browser's own session. */
export async function makeAll(page: Page, plural: string, records: object[]): Promise<void> {
  const operations = records.map((data) => ({ op: "create", data }));
  const response = await page.request.post(`/api/v1/${plural}/batch`, { data: { operations } });
  expect(response.ok(), await response.text()).toBe(true);
}

/** The table on the page, once its records are there. */
export async function openTable(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  const table = page.getByRole("grid");
  await expect(table.getByRole("row").nth(1)).not.toHaveAttribute("aria-busy", "true");
  return table;
}

/** A row of the table, by the title of its record. */
export const row = (table: Locator, title: string): Locator => table.getByRole("row").filter({ hasText: title });

/** The cell of a row below a column's name. */
export async function cell(table: Locator, title: string, column: string): Promise<Locator> {
  const names = await table.getByRole("columnheader").allTextContents();
  const index = names.findIndex((name) => name.startsWith(column));
  return row(table, title).getByRole("gridcell").nth(index);
}

/** Undoes what the last message on the screen says was done. */
export async function undo(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
}
