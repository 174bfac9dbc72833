import { expect, test } from "@playwright/test";
import { joinAs } from "../acts/colleague.ts";
import { cell, makeAll, openTable, row, undo } from "../acts/list.ts";
import { signUp } from "../acts/sign-up.ts";

const TABLE = "/leads?layout=table&sort=title&columns=title,status,estimatedValue,serviceType";
const leads = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    title: `Roof ${String(index).padStart(3, "0")}`,
    status: index % 2 ? "working" : "new",
    estimatedValue: String(100 * (index + 1)),
  }));

test("a table is edited like a spreadsheet: cells by keyboard, a block by pasting, each with one Undo", async ({
  page,
}) => {
  await signUp(page, { name: "Ana Ruiz", organization: "Bright Roofs" });
  await makeAll(page, "leads", leads(5));
  const table = await openTable(page, TABLE);

  await table.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("2500");
  await expect(page.getByRole("textbox", { name: "Estimated value" })).toHaveValue("2500");
  await page.keyboard.press("Enter");
  await expect(await cell(table, "Roof 000", "Estimated value")).toHaveText("$2,500");
  await undo(page);
  await expect(await cell(table, "Roof 000", "Estimated value")).toHaveText("$100");

  // What the server refuses is not lost: it stays in the cell's editor with the reason.
  await (await cell(table, "Roof 001", "Estimated value")).dblclick();
  await page.getByRole("textbox", { name: "Estimated value" }).fill("a lot");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(/“a lot” is not a number/);
  await page.keyboard.press("Escape");

  // Two cells of two leads, copied from one place and pasted in another.
  await (await cell(table, "Roof 000", "Status")).click();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("ControlOrMeta+c");
  await (await cell(table, "Roof 003", "Status")).click();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(await cell(table, "Roof 003", "Status")).toHaveText("New");
  await expect(await cell(table, "Roof 004", "Estimated value")).toHaveText("$200");
  await undo(page);
  await expect(await cell(table, "Roof 003", "Status")).toHaveText("Working");
  await expect(await cell(table, "Roof 004", "Estimated value")).toHaveText("$500");
});

test("all that match are changed at once, group by group to be seen, and taken back as one", async ({ page }) => {
  await signUp(page, { name: "Ana Ruiz", organization: "Bright Roofs" });
  await makeAll(page, "leads", leads(250));
  const table = await openTable(page, `${TABLE}&groupBy=status&filter=status:new,working`);
  await expect(row(table, "New").getByRole("button", { name: "New 125" })).toBeVisible();

  await table.getByRole("checkbox", { name: /^Select all/ }).click();
  const bar = page.getByRole("toolbar", { name: "Selection" });
  await expect(bar).toContainText("250 selected");
  await bar.getByRole("button", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Field to set").selectOption({ label: "Status" });
  await dialog.getByLabel("Status", { exact: true }).selectOption({ label: "Qualified" });
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog).toContainText("Qualified");
  await dialog.getByRole("button", { name: "Change 250 records" }).click();

  await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeVisible();
  await expect(page.getByText("No leads match")).toBeVisible();
  await undo(page);
  await expect(row(table, "New").getByRole("button", { name: "New 125" })).toBeVisible();
});

test("a saved view is shared: a colleague opens it and sees the same list, and peeks without losing it", async ({
  page,
  browser,
}) => {
  await signUp(page, { name: "Ana Ruiz", organization: "Bright Roofs" });
  await makeAll(page, "leads", leads(6));
  const sam = await joinAs(browser, page, "Sam Lee");

  await openTable(page, `${TABLE}&filter=status:working`);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save as a new view" }).click();
  await page.getByLabel("Name").fill("In work");
  await page.getByText("Everybody in the organization can use it").click();
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("button", { name: "In work" })).toBeVisible();

  await sam.goto("/leads");
  await sam.getByRole("button", { name: "Views" }).click();
  await sam.getByRole("menuitem", { name: "In work" }).click();
  const table = sam.getByRole("grid");
  await expect(row(table, "Roof 001")).toBeVisible();
  await expect(row(table, "Roof 000")).toBeHidden();

  await (await cell(table, "Roof 001", "Status")).click();
  await sam.keyboard.press("Space");
  await expect(sam.getByRole("complementary", { name: "Preview of Roof 001" })).toBeVisible();
  await sam.keyboard.press("j");
  await expect(sam.getByRole("complementary", { name: "Preview of Roof 003" })).toBeVisible();
  await sam.keyboard.press("Escape");
  await expect(sam.getByRole("complementary", { name: /^Preview/ })).toBeHidden();
  await expect(table).toBeFocused();
  await sam.context().close();
});
