import { expect, type Locator, type Page } from "@playwright/test";

/** A column of a board, by the name of its stage. */
export function column(page: Page, stage: string): Locator {
  return page.getByRole("region", { name: new RegExp(`^${stage}, \\d+ `) });
}

/** A card on a board or in a column of it, by its title. */
export function card(within: Page | Locator, title: string | RegExp): Locator {
  return within.getByRole("button", { name: title });
}

/**
 * Drags a card to a stage's column with the mouse, and lets go once the board says that it is there: `below` so many
 * pixels from the column's top, or in its middle.
 */
export async function dragTo(page: Page, what: Locator, stage: string, below?: number): Promise<void> {
  await what.hover();
  await page.mouse.down();
  const target = await column(page, stage).boundingBox();
  if (!target) throw new Error(`${stage} is not on the screen`);
  const [x, y] = [target.x + target.width / 2, target.y + (below ?? target.height / 2)];
  await page.mouse.move(x - 20, y, { steps: 12 });
  await page.mouse.move(x, y, { steps: 4 });
  await expect(page.getByText(new RegExp(` (is|are) over ${stage}, `))).toBeAttached();
  await page.mouse.up();
}

/** Drags a card to the zone that appears while it is in the air, where it is won or lost at once. */
export async function dropInZone(page: Page, what: Locator, zone: "won" | "lost"): Promise<void> {
  await what.hover();
  await page.mouse.down();
  const start = await what.boundingBox();
  if (!start) throw new Error("The card is not on the screen");
  await page.mouse.move(start.x + 80, start.y + 40, { steps: 6 });
  const place = page.locator(`[data-zone=${zone}]`);
  await expect(place).toBeVisible();
  const box = await place.boundingBox();
  if (!box) throw new Error(`The zone ${zone} is not on the screen`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 });
  await expect(place).toHaveAttribute("data-over", "true");
  await page.mouse.up();
}

/** Presses Tab until something has the focus. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let press = 0; press < 80; press++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not lead there");
}

/** Deals of these names, the first on top of the first column. */
export async function makeDeals(page: Page, names: string[]): Promise<void> {
  const operations = names.toReversed().map((name) => ({ op: "create", data: { name } }));
  const response = await page.request.post("/api/v1/deals/batch", { data: { operations } });
  expect(response.ok()).toBe(true);
}

/** A stage of the first pipeline of deals, by its key. */
export async function stageId(page: Page, key: string): Promise<string> {
  const { data } = await (await page.request.get("/api/v1/pipelines?object=deal")).json();
  return data[0].stages.find((stage: { key: string }) => stage.key === key).id;
}
