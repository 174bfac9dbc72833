import type { Page } from "playwright-core";

/** Work that is measured: what stands ready before, and what is done then. */
export interface Walk {
  open(page: Page, origin: string): Promise<void>;
  /** Does the work; how many things were done. */
  work(page: Page): Promise<number>;
}

/** How often each kind of act is done: enough for a 95th percentile. */
const TIMES = 40;
const ROUNDS = 10;
const LISTS = ["Leads", "Contacts", "Activities"];

/** Lists one after the other, each seen before. */
export const goingRound = (timesMs: number[]): Walk => ({
  async open(page, origin) {
    await page.goto(`${origin}/leads?layout=table`);
    await page.getByRole("row").nth(10).waitFor();
    for (const name of LISTS) await goBySidebar(page, name);
  },
  async work(page) {
    for (let round = 0; round < ROUNDS; round++) for (const name of LISTS) timesMs.push(await goBySidebar(page, name));
    return timesMs.length;
  },
});

/**
 * How long from the press to the new page's rows, in ms. Clicks within the page itself, so that no message between two
 * programs is in the time.
 */
async function goBySidebar(page: Page, name: string): Promise<number> {
  return page.evaluate(async (name) => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>("nav a")];
    const link = links.find(({ textContent }) => textContent?.trim().startsWith(name));
    if (!link) throw new Error(`The sidebar has no ${name}`);
    const start = performance.now();
    link.click();
    const isThere = () =>
      document.querySelector("main h1, header h1, h1")?.textContent?.startsWith(name) &&
      document.querySelectorAll("[role=row], [data-card]").length > 3;
    while (!isThere()) {
      if (performance.now() - start > 10_000) throw new Error(`${name} did not come`);
      await new Promise((done) => requestAnimationFrame(done));
    }
    return performance.now() - start;
  }, name);
}

/** Somebody works in a table of all leads: scrolls, selects, walks the cells by keyboard, opens and leaves the peek. */
export const tableWork: Walk = {
  async open(page, origin) {
    await page.goto(`${origin}/leads?layout=table`);
    await page.getByRole("row").nth(10).waitFor();
  },
  async work(page) {
    await page.mouse.move(700, 500);
    for (let step = 0; step < TIMES; step++) await page.mouse.wheel(0, 900);
    const boxes = page.getByRole("checkbox");
    for (let at = 4; at < 14; at++) await boxes.nth(at).click();
    for (let step = 0; step < TIMES; step++) await page.keyboard.press(step % 4 === 3 ? "ArrowRight" : "ArrowDown");
    await page.keyboard.press("Space");
    await page.keyboard.press("Escape");
    return 2 * TIMES + 12;
  },
};

/** Somebody works at a board with some 5,000 cards in it: scrolls, selects, lifts and moves by keyboard and by mouse. */
export const boardWork = (filter: string): Walk => ({
  async open(page, origin) {
    await page.goto(`${origin}/leads?layout=board&filter=${encodeURIComponent(filter)}`);
    await page.locator("[data-card]").nth(5).waitFor();
    await fillColumns(page);
  },
  async work(page) {
    await hover(page);
    for (let step = 0; step < TIMES; step++) await page.mouse.wheel(0, 900);
    for (let step = 0; step < TIMES; step++) await page.mouse.wheel(0, -900);
    await page.locator("[data-card-button]").first().focus();
    const arrows = ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"];
    for (let step = 0; step < TIMES; step++) await page.keyboard.press(arrows[step % arrows.length] ?? "ArrowDown");
    for (let step = 0; step < 5; step++) await press(page, "Space", "ArrowDown");
    await press(page, "Escape", "d", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowLeft", "Escape");
    for (let step = 0; step < 3; step++) await dragThereAndBack(page, step);
    return 3 * TIMES + 18 + 3;
  },
});

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Scrolls each column to its end until all its cards are there, and back to the top. */
async function fillColumns(page: Page) {
  await page.evaluate(async () => {
    for (const column of document.querySelectorAll<HTMLElement>("[data-column]")) {
      const isAll = () => {
        const cards = [...column.querySelectorAll("[aria-posinset]")];
        return cards.length === 0 || cards.some((card) => card.ariaPosInSet === card.ariaSetSize);
      };
      const began = performance.now();
      while (!isAll()) {
        if (performance.now() - began > 120_000) throw new Error("A column did not fill");
        column.scrollTop = column.scrollHeight;
        await new Promise((done) => setTimeout(done, 20));
      }
      column.scrollTop = 0;
    }
  });
}

/** Puts the pointer on a card; where it is. */
async function hover(page: Page, at = 0) {
  const box = await page.locator("[data-card]").nth(at).boundingBox();
  if (!box) throw new Error("The board has no card");
  const from = { x: box.x + 40, y: box.y + 20 };
  await page.mouse.move(from.x, from.y);
  return from;
}

async function dragThereAndBack(page: Page, at: number) {
  const { x, y } = await hover(page, at);
  await page.mouse.down();
  await page.mouse.move(x + 300, y + 240, { steps: 20 });
  await page.mouse.move(x, y, { steps: 20 });
  await page.mouse.up();
}
