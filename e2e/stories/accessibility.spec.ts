import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { addressOf, pageRoutes } from "../acts/routes.ts";
import { settled } from "../acts/settled.ts";
import { signUp } from "../acts/sign-up.ts";
import { makeWeek } from "../acts/tasks.ts";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// A trace would keep the whole page for each of axe's many calls.
test.use({ contextOptions: { reducedMotion: "reduce" }, trace: "off" });

test("every page in the house keeps WCAG 2.2 AA, light and dark", async ({ page }) => {
  test.setTimeout(600_000);
  await signUp(page, { name: "Ada Rohr", organization: "Rohr & Augen" });
  await page.request.post("/api/v1/sample-data", { data: { trade: "plumbing" } });
  await makeWeek(page);
  await page.request.post("/api/v1/roles", { data: { name: "Office", parent: "sales" } });
  for (const route of pageRoutes().filter(({ isInside }) => isInside)) {
    await test.step(route.path, async () => {
      await page.goto(await addressOf(page.request, route));
      await looksGood(page, route.path);
    });
  }
});

test("every page at the door keeps WCAG 2.2 AA, light and dark", async ({ page }) => {
  test.setTimeout(300_000);
  for (const route of pageRoutes().filter(({ isInside }) => !isInside)) {
    await test.step(route.path, async () => {
      await page.goto(await addressOf(page.request, route));
      await looksGood(page, route.path);
    });
  }
});

/** No violation in either theme, once the page has what it shows. Soft: one run tells them all. */
async function looksGood(page: Page, name: string): Promise<void> {
  await settled(page);
  for (const theme of ["light", "dark"]) {
    await wear(page, theme);
    // What a theme changes is colour; everything else is looked at once. Legacy mode looks at this page alone, instead
    // of opening another one to put frames of other origins together, of which there are none.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (theme === "light"
      ? axe.withTags(WCAG_22_AA)
      : axe.withRules("color-contrast")
    ).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
    );
    expect.soft(found, `${name}, ${theme}`).toEqual([]);
  }
}

/** Changes the theme, and waits until every colour has changed. */
async function wear(page: Page, theme: string): Promise<void> {
  await page.evaluate(async (theme) => {
    document.documentElement.dataset.theme = theme;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  }, theme);
}
