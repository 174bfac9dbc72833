import { expect, test } from "@playwright/test";
import { make, openRecord } from "../acts/record.ts";
import { settled } from "../acts/settled.ts";
import { signUp } from "../acts/sign-up.ts";

/** What a switch lacks in height it has in reach around it, which a box does not tell. */
const FINGERTIP_PX = 36;

test("the keyboard keeps its place: in lists, over dialogs, from page to page, and on what it has just pressed", async ({
  page,
}) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr & Tasten" });
  const { id } = await make(page, "contacts", {
    firstName: "Dana",
    lastName: "Roe",
  });
  const main = page.getByRole("main");

  await test.step("an empty table offers its first record", async () => {
    await page.goto("/leads?layout=table");
    await main.getByRole("button", { name: "New lead" }).last().click();
    await expect(page.getByRole("dialog", { name: "New lead" })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("one key leads into a table, and a closed palette gives the focus back", async () => {
    await page.goto("/contacts");
    const table = page.getByRole("grid", { name: "Contacts" });
    await expect(table.getByText("Dana Roe")).toBeVisible();
    await page.keyboard.press("j");
    await expect(table).toBeFocused();
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("combobox", { name: "Search" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(table).toBeFocused();
  });

  await test.step("a new page has the focus, so that Tab goes on in it", async () => {
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByRole("heading", { name: "Dana Roe", level: 1 })).toBeVisible();
    await expect(main).toBeFocused();
  });

  await test.step("a dialog opened from a menu gives the focus back to the menu's button", async () => {
    await openRecord(page, "contacts", id, "Dana Roe");
    const more = page.getByRole("button", { name: "More", exact: true });
    await more.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: /^Share/ }).press("Enter");
    const dialog = page.getByRole("dialog", { name: /^Share/ });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Close" })).not.toBeFocused();
    await page.keyboard.press("Escape");
    await expect(more).toBeFocused();
  });

  await test.step("a button that is off for a while keeps the focus", async () => {
    await page.goto("/settings/organization");
    const name = page.getByRole("main").getByLabel(/^Name/);
    await name.fill("Rohr & Töchter");
    const save = page.getByRole("button", { name: "Save", exact: true });
    await save.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Organization saved", { exact: true })).toBeVisible();
    await expect(save).toBeDisabled();
    await expect(save).toBeFocused();
  });
});

test.describe("on a phone", () => {
  test.use({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });

  test("nothing hangs over the edge, and every button of the settings is as large as a fingertip", async ({ page }) => {
    await signUp(page, { name: "Ben Rohr", organization: "Rohr & Daumen" });
    for (const path of ["/settings/organization", "/settings/members", "/settings/pipelines", "/settings/roles"]) {
      await page.goto(path);
      await settled(page);
      const small = await page.evaluate(
        (px) =>
          [...document.querySelectorAll("#page button:not([role=switch])")]
            .map((button) => ({
              button,
              height: button.getBoundingClientRect().height,
            }))
            .filter(({ height }) => height > 0 && height < px)
            .map(({ button }) => button.getAttribute("aria-label") ?? button.textContent),
        FINGERTIP_PX,
      );
      expect(small, path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
  });
});
