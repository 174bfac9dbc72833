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
  await expect(page.getByText(new RegExp(` is over ${stage}, `))).toBeAttached();
  await page.mouse.up();
}
