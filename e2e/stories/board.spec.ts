import { expect, test } from "@playwright/test";
import { card, column, dragTo, dropInZone, makeDeals, stageId, tabTo } from "../acts/board.ts";
import { signUp } from "../acts/sign-up.ts";

test("a day at the board by mouse: move, move several, answer what a stage asks, lose, undo", async ({ page }) => {
  await signUp(page, { name: "Ana Rohr", organization: "Rohr am Brett" });
  const proposal = await stageId(page, "proposal_sent");
  await page.request.patch(`/api/v1/stages/${proposal}`, { data: { requiredFields: ["amount"] } });
  await makeDeals(page, ["Boiler", "Furnace", "Sump pump"]);
  await page.goto("/deals?layout=board");

  await test.step("two go together, and one undo brings both back", async () => {
    await card(page, "Furnace").click({ modifiers: ["Control"] });
    await card(page, "Boiler").click({ modifiers: ["Control"] });
    await expect(page.getByRole("toolbar", { name: "2 selected" })).toBeVisible();
    await dragTo(page, card(page, "Furnace"), "Estimating");
    await expect(column(page, "Estimating")).toHaveAccessibleName("Estimating, 2 deals");
    await expect(card(column(page, "Estimating"), /Boiler|Furnace/)).toHaveText(["", ""]);
    await page.getByRole("button", { name: /^Undo/ }).last().click();
    await expect(column(page, "Qualification")).toHaveAccessibleName("Qualification, 3 deals");
  });

  await test.step("a stage asks for the amount; put off, the card goes back, and answered, it stays", async () => {
    await dragTo(page, card(page, "Boiler"), "Proposal sent");
    await expect(page.getByRole("dialog")).toContainText("Move to Proposal sent");
    await page.keyboard.press("Escape");
    await expect(card(column(page, "Qualification"), "Boiler")).toBeVisible();
    await dragTo(page, card(page, "Boiler"), "Proposal sent");
    await page.getByRole("dialog").getByLabel("Amount").fill("900");
    await page.getByRole("dialog").getByRole("button", { name: "Move" }).click();
    await expect(card(column(page, "Proposal sent"), "Boiler")).toBeVisible();
    await expect(column(page, "Proposal sent")).toContainText("$900");
  });

  await test.step("one is lost, with the reason", async () => {
    await dropInZone(page, card(page, "Sump pump"), "lost");
    await page.getByRole("dialog").getByLabel("Lost because", { exact: false }).first().selectOption("price");
    await page.getByRole("dialog").getByRole("button", { name: "Move" }).click();
    await expect(card(column(page, "Lost"), "Sump pump")).toBeVisible();
  });
});

test("a day at the board by keyboard only, while others work on it", async ({ page }) => {
  await signUp(page, { name: "Ben Rohr", organization: "Rohr an den Tasten" });
  await makeDeals(page, ["Boiler", "Furnace", "Sump pump"]);
  await page.goto("/deals?layout=board");
  await expect(card(page, "Boiler")).toBeVisible();

  await test.step("two are selected, lifted and dropped", async () => {
    await tabTo(page, card(page, "Boiler"));
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(page.getByRole("toolbar", { name: "2 selected" })).toBeVisible();
    await page.keyboard.press("d");
    await page.keyboard.press("ArrowRight");
    await expect(page.getByText("2 cards are over Estimating, position 1.")).toBeAttached();
    await page.keyboard.press("Enter");
    await expect(column(page, "Estimating")).toHaveAccessibleName("Estimating, 2 deals");
  });

  await test.step("the focus stays on its card while somebody else moves another", async () => {
    await tabTo(page, card(page, "Furnace"));
    const { data } = await (await page.request.get("/api/v1/deals?filter=name:Sump")).json();
    await page.request.patch(`/api/v1/deals/${data[0].id}/stage`, { data: { stage: "estimating" } });
    await expect(card(column(page, "Estimating"), "Sump pump")).toBeVisible();
    await expect(card(page, "Furnace")).toBeFocused();
  });

  await test.step("one is moved from the menu and lost, and that is taken back", async () => {
    await page.keyboard.press("m");
    await expect(page.getByRole("menu")).toBeVisible();
    await page.keyboard.type("Lost");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    await tabTo(page, page.getByRole("dialog").getByRole("combobox").first());
    await page.keyboard.type("Price");
    await page.keyboard.press("Control+Enter");
    await expect(card(column(page, "Lost"), "Furnace")).toBeVisible();
    await page.keyboard.press("F8");
    await tabTo(page, page.getByRole("button", { name: /^Undo/ }).last());
    await page.keyboard.press("Enter");
    await expect(card(column(page, "Estimating"), "Furnace")).toBeVisible();
  });
});

test("a stage with deals is deleted: they go where one says, and one undo brings all back", async ({ page }) => {
  await signUp(page, { name: "Cem Rohr", organization: "Rohr stellt um" });
  await makeDeals(page, ["Boiler"]);
  await page.goto("/settings/pipelines");
  const stages = page.getByRole("list", { name: "Stages of Jobs" });
  await stages.getByRole("button", { name: "Delete Qualification" }).click();
  await page.getByRole("dialog").getByLabel("Where should they go?").selectOption({ label: "Jobs: Negotiating" });
  await page.getByRole("dialog").getByRole("button", { name: "Move them and delete" }).click();
  await expect(stages.getByText("Qualification")).toBeHidden();
  await page.getByRole("button", { name: /^Undo/ }).last().click();
  await expect(stages.getByText("Qualification")).toBeVisible();
  await page.goto("/deals?layout=board");
  await expect(card(column(page, "Qualification"), "Boiler")).toBeVisible();
});
