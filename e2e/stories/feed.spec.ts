import { expect, test } from "@playwright/test";
import { joinAs } from "../acts/colleague.ts";
import { make } from "../acts/record.ts";
import { signUp } from "../acts/sign-up.ts";

test("the feed tells what everybody does as it happens, narrowed and grouped as one likes, and leads to the record", async ({
  page,
  browser,
}) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr & Söhne" });
  const roof = await make(page, "deals", { name: "Slate roof" });
  const ben = await joinAs(browser, page, "Ben Okafor");
  await page.getByRole("link", { name: "Feed" }).click();
  const feed = page.getByRole("main");
  const entries = feed.getByRole("listitem");
  await expect(entries.filter({ hasText: "created deal Slate roof" })).toBeVisible();

  await test.step("a colleague's act appears by itself", async () => {
    const data = { type: "phone_call", dealId: roof.id, body: "Wants it before Christmas" };
    const answer = await ben.request.post(new URL("/api/v1/activities", page.url()).href, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
    await expect(entries.filter({ hasText: /Ben Okafor\s*logged a call on Slate roof/ })).toBeVisible();
    await ben.context().close();
  });

  await test.step("one kind at a press, words and grouping behind another; the address keeps it", async () => {
    await feed.getByRole("button", { name: "Calls" }).click();
    await expect(entries.filter({ hasText: "created deal" })).toHaveCount(0);
    await expect(entries.filter({ hasText: "before Christmas" })).toBeVisible();
    await feed.getByRole("button", { name: "All", exact: true }).click();
    await feed.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("radio", { name: "By kind" }).click();
    await page.getByLabel("With these words").fill("christmas");
    await expect(entries.filter({ hasText: "created deal" })).toHaveCount(0);
    await expect(feed.getByRole("heading", { name: "Calls" })).toBeVisible();
    await expect(page).toHaveURL(/q=christmas/);
    await page.reload();
    await expect(entries.filter({ hasText: "before Christmas" })).toBeVisible();
  });

  await feed.getByRole("link", { name: "Slate roof" }).first().click();
  await expect(page.getByRole("heading", { name: "Slate roof", level: 1 })).toBeVisible();
});

test("a view is kept in the sidebar with its count, watched, and meant by its name in a filter", async ({ page }) => {
  await signUp(page, { name: "Eva Rohr", organization: "Rohr & Töchter" });
  await make(page, "deals", { name: "Small job", amount: "100" });
  await make(page, "deals", { name: "Large job", amount: "9000" });
  const config = { filter: "amount>500", layout: "table" };
  const { id } = await make(page, "views", { object: "deal", name: "Large jobs", config });
  await page.goto(`/deals?view=${id}`);
  const table = page.getByRole("grid");
  await expect(table.getByRole("row", { name: /Large job/ })).toBeVisible();

  const view = page.getByRole("button", { name: "Large jobs" });
  await view.click();
  await page.getByRole("menuitem", { name: "Keep in the sidebar" }).click();
  const link = page.getByRole("navigation").getByRole("link", { name: /^Large jobs/ });
  await expect(link).toHaveAccessibleName(/1 record$/);
  await view.click();
  await page.getByRole("menuitem", { name: "Tell me when a record enters" }).click();
  await expect(page.getByText("You will be told of records that enter this view").first()).toBeVisible();
  await view.click();
  await expect(page.getByRole("menuitem", { name: "No longer tell me of new records" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto("/deals?layout=table&view=none");
  await expect(table.getByRole("row", { name: /Small job/ })).toBeVisible();
  const search = page.getByRole("combobox", { name: "Search or filter deals" });
  await search.fill("#");
  await page.getByRole("option", { name: /Large jobs/ }).click();
  await search.press("Enter");
  await expect(table.getByRole("row", { name: /Small job/ })).toHaveCount(0);
  await expect(table.getByRole("row", { name: /Large job/ })).toBeVisible();
});
