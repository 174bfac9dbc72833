import type { Page } from "playwright-core";

/** How often each kind of act is done: enough for a 95th percentile. */
const TIMES = 40;

/** Lists one after the other, each seen before; how long from the key to the new page's rows, in ms. */
export async function changeRoutes(page: Page, origin: string): Promise<number[]> {
  const pages = ["Leads", "Contacts", "Activities"];
  await page.goto(`${origin}/leads?layout=table`);
  await page.getByRole("row").nth(10).waitFor();
  for (const name of pages) await goBySidebar(page, name);
  const times: number[] = [];
  for (let round = 0; round < 5; round++) for (const name of pages) times.push(await goBySidebar(page, name));
  return times;
}

/** Clicks within the page itself, so that no message between two programs is in the time. */
async function goBySidebar(page: Page, name: string): Promise<number> {
  return page.evaluate(async (name) => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>("nav a")];
    const link = links.find(({ textContent }) => textContent?.trim().startsWith(name));
    if (!link) throw new Error(`The sidebar has no ${name}`);
    const start = performance.now();
    link.click();
    const isThere = () =>
      document.querySelector("main h1, header h1, h1")?.textContent?.startsWith(name) &&
      document.querySelectorAll("[role=row], section[aria-label]").length > 3;
    while (!isThere()) {
      if (performance.now() - start > 10_000) throw new Error(`${name} did not come`);
      await new Promise((done) => requestAnimationFrame(done));
    }
    return performance.now() - start;
  }, name);
}

/** Somebody works in a table of all leads: scrolls, selects, walks the cells by keyboard, searches. */
export async function workInTable(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/leads?layout=table`);
  const rows = page.getByRole("row");
  await rows.nth(10).waitFor();
  await page.mouse.move(700, 500);
  for (let step = 0; step < TIMES; step++) await page.mouse.wheel(0, 900);
  const boxes = page.getByRole("checkbox");
  for (let at = 2; at < 12; at++) await boxes.nth(at).click();
  for (let step = 0; step < TIMES; step++) await page.keyboard.press(step % 4 === 3 ? "ArrowRight" : "ArrowDown");
  await page.keyboard.press("Escape");
}

/** Somebody works at a board of some 5,000 cards: scrolls a column, drags by mouse, moves by keyboard. */
export async function workAtBoard(page: Page, origin: string, filter: string): Promise<void> {
  await page.goto(`${origin}/leads?layout=board&filter=${encodeURIComponent(filter)}`);
  const cards = page.getByRole("button", { name: / for / });
  await cards.nth(5).waitFor();
  const box = await cards.first().boundingBox();
  if (!box) throw new Error("The board has no card");
  await page.mouse.move(box.x + 40, box.y + 20);
  for (let step = 0; step < TIMES; step++) await page.mouse.wheel(0, 900);
  for (let step = 0; step < TIMES; step++) await page.mouse.wheel(0, -900);
  await cards.first().focus();
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press("Tab");
  }
  await dragByKeyboard(page, cards.first());
  for (let step = 0; step < 3; step++) await dragByMouse(page, cards.nth(step));
}

async function dragByKeyboard(page: Page, card: ReturnType<Page["getByRole"]>) {
  await card.focus();
  await page.keyboard.press("Space");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]) await page.keyboard.press(key);
  await page.keyboard.press("Escape");
}

async function dragByMouse(page: Page, card: ReturnType<Page["getByRole"]>) {
  const box = await card.boundingBox();
  if (!box) return;
  await page.mouse.move(box.x + 40, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 340, box.y + 60, { steps: 10 });
  await page.mouse.move(box.x + 40, box.y + 20, { steps: 10 });
  await page.mouse.up();
}
