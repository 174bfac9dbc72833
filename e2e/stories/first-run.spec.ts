import { expect, type Page, test } from "@playwright/test";
import { hostedForm, writeAsStranger } from "../acts/form.ts";
import { signUp } from "../acts/sign-up.ts";

const PHONE = { width: 390, height: 844 };
const section = (page: Page, name: string) => page.getByRole("region", { name: new RegExp(`^${name}, \\d+`) });

test("from nobody to the first lead in under a minute", async ({ page }) => {
  const began = Date.now();
  await signUp(page, { name: "Dana Rohr", organization: "Rohr Roofing" });
  const steps = page.getByRole("region", { name: "First steps" });
  await expect(steps.getByText("0 of 6 done")).toBeVisible();
  await steps.getByRole("link", { name: "Add a lead" }).click();
  await page.getByLabel("First name").fill("Grace");
  await page.getByLabel(/^Phone/).fill("(312) 555-0142");
  await page.getByLabel("In a few words").fill("Water comes in around the chimney");
  await page.getByRole("button", { name: "Save inquiry" }).click();
  await expect(page.getByRole("heading", { name: /chimney/ })).toBeVisible();
  expect(Date.now() - began).toBeLessThan(60_000);

  await page.goto("/");
  await expect(steps.getByText("1 of 6 done")).toBeVisible();
});

test("today's follow-up is done, and not done after all; put off, it is gone from today", async ({ page }) => {
  await signUp(page, { name: "Eli Rohr", organization: "Rohr Cleaning" });
  const contact = await page.request.post("/api/v1/contacts", { data: { firstName: "Leah", lastName: "Steinberg" } });
  const { data: leah } = await contact.json();
  await page.request.post("/api/v1/activities", {
    data: {
      type: "note",
      subject: "Call about the keys",
      contactId: leah.id,
      followUpAt: new Date(Date.now() - 3_600_000).toISOString(),
    },
  });
  await page.goto("/");
  const line = section(page, "Follow-ups").getByRole("listitem").filter({ hasText: "Leah Steinberg" });
  await expect(line).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await expect(line).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(line).toBeVisible();

  await line.getByRole("button", { name: /^Snooze/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^In two weeks/ })
    .click();
  await expect(line).toBeHidden();
});

test("on a phone: a stranger's message is called back from Today, converted and won", async ({ page, browser }) => {
  await page.setViewportSize(PHONE);
  await signUp(page, { name: "Fay Rohr", organization: "Rohr Plumbing" });
  await writeAsStranger(browser, await hostedForm(page), {
    name: "Jane Doe",
    email: "jane@example.com",
    phone: "(312) 555-0142",
    message: "The water heater leaks",
  });
  const waiting = section(page, "New leads, not answered");

  await test.step("it is on her list while she looks at it, and a call answers it", async () => {
    await expect(waiting.getByRole("link", { name: /Jane Doe/ }).first()).toBeVisible();
    await expect(waiting.getByRole("link", { name: "Call Jane Doe" })).toHaveAttribute("href", "tel:+13125550142");
    await waiting.getByRole("button", { name: /^Log a call/ }).click();
    await page.getByLabel("What was said").fill("Wants somebody on Thursday");
    await page.getByRole("button", { name: "Save call" }).click();
    await expect(waiting).toBeHidden();
  });

  await test.step("she converts the lead and wins the deal", async () => {
    const { data } = await (await page.request.get("/api/v1/leads")).json();
    await page.goto(`/leads/${data[0].id}`);
    await page.getByRole("button", { name: "Convert" }).first().click();
    await page.getByLabel("Amount").fill("2400");
    await page.getByRole("dialog").getByRole("button", { name: "Convert" }).click();
    await expect(page).toHaveURL(/\/deals\//);
    const won = page.getByRole("button", { name: "Won", exact: true });
    await won.click();
    await expect(won).toHaveAttribute("aria-current", "step");
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(scrolls).toBe(false);
  });
});
