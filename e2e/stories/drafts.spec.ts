import { expect, test } from "@playwright/test";
import { approveAndSend, askFor, leadToWriteFor } from "../acts/drafts.ts";
import { signUp } from "../acts/sign-up.ts";

test("an estimate is written, priced, approved and sent; the customer takes an option and signs, and the lead moves on", async ({
  page,
  browser,
}) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr Roofing" });
  const lead = await leadToWriteFor(page.request);
  await askFor(page, lead, "Estimate");
  await expect(page.getByLabel("Text of section 2")).toHaveValue(/The roof leaks above the stairs\./);

  await test.step("a line nobody has priced keeps it from being approved", async () => {
    await page.getByRole("button", { name: "Approve" }).click();
    await expect(page.getByText(/Set a price for/).first()).toBeVisible();
  });

  await test.step("she prices it and offers an option; totals follow, and saving makes a version", async () => {
    await page.getByLabel("Quantity of line 1").fill("3");
    await page.getByLabel("Price of line 1").fill("33.335");
    await page.getByLabel("Tax % of line 1").fill("8.25");
    await page.getByRole("button", { name: "Add line" }).click();
    await page.getByLabel("Item of line 2").fill("Copper gutters");
    await page.getByLabel("Price of line 2").fill("250");
    await page.getByLabel("Tax % of line 2").fill("0");
    await page
      .getByRole("checkbox", { name: /^Optional/ })
      .last()
      .check();
    await expect(page.getByText("$108.26")).toBeVisible();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Version 2")).toBeVisible();
    await page.getByRole("button", { name: "Show changes" }).click();
    await expect(page.getByRole("dialog").getByText("Copper gutters")).toBeVisible();
    await page.keyboard.press("Escape");
  });

  const address = await approveAndSend(page);

  const customer = await (await browser.newContext()).newPage();
  await test.step("the customer asks, takes the option and signs", async () => {
    await customer.goto(address);
    await expect(customer.getByRole("heading", { name: "New roof for the barn" })).toBeVisible();
    await customer.getByText("Ask a question").click();
    await customer.getByLabel("Your question").fill("Is the old roof taken away?");
    await customer.getByRole("button", { name: "Send question" }).click();
    await expect(customer.getByRole("status")).toContainText("Your question has been sent");
    await customer.getByRole("checkbox", { name: /Copper gutters/ }).check();
    await expect(customer.getByRole("heading", { name: "Accept · $358.26" })).toBeVisible();
    await customer.getByLabel("Full name").fill("Dana Fox");
    await customer.getByRole("checkbox", { name: /^I accept/ }).check();
    await customer.getByRole("button", { name: "Accept and sign" }).click();
    await expect(customer.getByRole("status")).toContainText("Accepted by Dana Fox");
  });

  await test.step("she sees it happen, and the lead stands at the next stage", async () => {
    await expect(page.getByText(/Accepted by Dana Fox/)).toBeVisible();
    await page.goto(`/leads/${lead}`);
    await expect(page.getByRole("region", { name: "Drafts" }).getByText("Accepted")).toBeVisible();
    await expect(page.getByText("Accepted: New roof for the barn").first()).toBeVisible();
    const { data } = await (await page.request.get(`/api/v1/leads/${lead}`)).json();
    expect(data).toMatchObject({ stage: { key: "decision" }, estimatedValue: "358.26" });
  });
});

test("a scope is declined with a reason, and a proposal takes its place and is accepted", async ({ page, browser }) => {
  await signUp(page, { name: "Ben Rohr", organization: "Rohr & Töchter" });
  const lead = await leadToWriteFor(page.request);
  const customer = await (await browser.newContext()).newPage();

  await test.step("the scope", async () => {
    await askFor(page, lead, "Scope");
    await customer.goto(await approveAndSend(page));
    await customer.getByText("Decline", { exact: true }).first().click();
    await customer.getByLabel(/What would have to be different/).fill("Say when you come.");
    await customer.getByRole("button", { name: "Decline" }).click();
    await expect(customer.getByRole("status")).toContainText("You have declined");
    await expect(page.getByText("The customer declined: Say when you come.")).toBeVisible();
  });

  await test.step("the proposal", async () => {
    await askFor(page, lead, "Proposal");
    await page.getByLabel("Price of line 1").fill("4800");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Version 2")).toBeVisible();
    await customer.goto(await approveAndSend(page));
    await customer.getByLabel("Full name").fill("Dana Fox");
    await customer.getByRole("checkbox", { name: /^I accept/ }).check();
    await customer.getByRole("button", { name: "Accept and sign" }).click();
    await expect(customer.getByRole("status")).toContainText("Accepted by Dana Fox");
    await expect(page.getByText(/Accepted by Dana Fox/)).toBeVisible();
  });
});
