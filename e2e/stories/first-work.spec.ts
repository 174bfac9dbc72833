import { expect, test } from "@playwright/test";
import { card, column, dragTo } from "../acts/board.ts";
import { hostedForm, writeAsStranger } from "../acts/form.ts";
import { signUp } from "../acts/sign-up.ts";

test("a stranger's message becomes a lead on the board, a deal, and is won; what was done can be undone", async ({
  page,
  browser,
}) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr & Söhne" });
  await page.goto("/leads?layout=board");
  await expect(column(page, "New")).toBeVisible();

  await test.step("the lead appears on the board while she looks at it", async () => {
    const message = {
      name: "Jane Doe",
      email: "jane@example.com",
      phone: "(312) 555-0142",
      message: "The water heater leaks",
    };
    await writeAsStranger(browser, await hostedForm(page), message);
    await expect(card(column(page, "New"), /Jane Doe/)).toBeVisible();
  });

  await test.step("she moves it, opens it and converts it", async () => {
    await dragTo(page, card(column(page, "New"), /Jane Doe/), "Discovery");
    await expect(card(column(page, "Discovery"), /Jane Doe/)).toBeVisible();
    await page
      .getByRole("link", { name: /Jane Doe/ })
      .first()
      .click();
    await expect(page.getByText("The water heater leaks").first()).toBeVisible();
    await page.getByRole("button", { name: "Convert" }).click();
    await page.getByLabel("Deal name").fill("New water heater");
    await page.getByLabel("Amount").fill("2400");
    await page.getByRole("dialog").getByRole("button", { name: "Convert" }).click();
    await expect(page.getByRole("heading", { name: "New water heater" })).toBeVisible();
  });

  await test.step("she drags the deal to won, and takes it back", async () => {
    // Wide enough to have the first and the last stage on the screen.
    await page.setViewportSize({ width: 2_600, height: 900 });
    await page.goto("/deals?layout=board");
    await dragTo(page, card(page, "New water heater"), "Won");
    await expect(card(column(page, "Won"), "New water heater")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(card(column(page, "Estimating"), "New water heater")).toBeVisible();
  });
});

test("two contacts become one, and two again", async ({ page }) => {
  await signUp(page, { name: "Ben Rohr", organization: "Rohr & Töchter" });
  for (const [firstName, email] of [
    ["Janet", "janet@example.com"],
    ["J.", "j.roe@example.com"],
  ]) {
    await page.request.post("/api/v1/contacts", { data: { firstName, lastName: "Roe", emails: [{ email }] } });
  }
  await page.goto("/contacts");
  await page.getByRole("checkbox", { name: /Janet Roe/ }).check();
  await page.getByRole("checkbox", { name: /J\. Roe/ }).check();
  await page.getByRole("button", { name: "Merge" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Keep").selectOption("Janet Roe");
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByRole("link", { name: "J. Roe" })).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "J. Roe" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Janet Roe" })).toBeVisible();
});

test("a card let go at the top of a column without cards lands there", async ({ page }) => {
  await signUp(page, { name: "Cem Rohr", organization: "Rohr & Enkel" });
  await page.request.post("/api/v1/leads", { data: { title: "Drafty windows", email: "windows@example.com" } });
  await page.goto("/leads?layout=board");
  await dragTo(page, card(page, "Drafty windows"), "Discovery", 90);
  await expect(card(column(page, "Discovery"), "Drafty windows")).toBeVisible();
});
