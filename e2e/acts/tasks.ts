import { expect, type Locator, type Page } from "@playwright/test";
import { make } from "./record.ts";

/** A moment so many days from today, at ten in the morning where the stories take place, or thereabouts. */
export function daysOn(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  at.setUTCHours(16, 0, 0, 0);
  return at.toISOString();
}

/** What an `<input type="datetime-local">` takes for such a moment. */
export const localTime = (iso: string): string =>
  new Date(iso)
    .toLocaleString("sv-SE", { timeZone: "America/Chicago", dateStyle: "short", timeStyle: "short" })
    .replace(" ", "T");

/** A column of the board, or a day of the calendar, by how its name begins. */
export const place = (page: Page, name: string): Locator => page.getByRole("region", { name: new RegExp(`^${name}`) });

/** A day of the calendar, as its region is called. */
export const dayName = (iso: string): string =>
  new Date(iso).toLocaleDateString("en-US", {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "America/Chicago",
  });

/** Drags something by mouse into the middle of a place. */
export async function drag(page: Page, what: Locator, to: Locator): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  await what.hover();
  const [from, target] = [await what.boundingBox(), await to.boundingBox()];
  if (!from || !target) throw new Error("What is dragged, or where it goes, is not on the screen");
  await page.mouse.down();
  // The first step lifts it; what lies under the pointer is told to who watches, so that it is moved on in several.
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2 + 4, { steps: 4 });
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 12 });
  await expect(to).toHaveAttribute("data-over", "true");
  await page.mouse.up();
}

/** The tasks of that name by when they are due, as the server has them. */
export async function tasksCalled(page: Page, title: string): Promise<{ id: string; dueAt: string; status: string }[]> {
  const filter = encodeURIComponent(`"${title}"`);
  const response = await page.request.get(`/api/v1/tasks?sort=dueAt&filter=${filter}`);
  expect(response.ok()).toBe(true);
  return (await response.json()).data;
}

/** A week's tasks about a deal, one of which waits for another and one of which comes back. */
export async function makeWeek(page: Page): Promise<void> {
  const deals = await (await page.request.get("/api/v1/deals?limit=1")).json();
  const dealId = deals.data[0]?.id;
  const measure = await make(page, "tasks", {
    title: "Measure the roof",
    dealId,
    startAt: daysOn(0),
    dueAt: daysOn(1),
  });
  const quote = { title: "Write the quote", dealId, priority: "urgent", startAt: daysOn(2), dueAt: daysOn(4) };
  const { id } = await make(page, "tasks", quote);
  await page.request.post(`/api/v1/tasks/${id}/dependencies`, { data: { dependsOnId: measure.id } });
  await make(page, "tasks", { title: "Photograph the chimney", parentId: measure.id });
  await make(page, "tasks", { title: "Weekly report", dueAt: daysOn(3), recurrence: "FREQ=WEEKLY" });
  await make(page, "tasks", { title: "Call the inspector", dueAt: daysOn(-1), category: "call", priority: "high" });
}
