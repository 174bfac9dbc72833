import { expect, test } from "@playwright/test";
import { make, openRecord } from "../acts/record.ts";
import { signUp } from "../acts/sign-up.ts";
import { dayName, daysOn, drag, localTime, place, tasksCalled } from "../acts/tasks.ts";

test("plan a week: a task that comes back, its parts, what waits for what, the board", async ({ page }) => {
  await signUp(page, { name: "Ana Ruiz", organization: "Bright Roofs" });
  await page.getByRole("link", { name: "Tasks", exact: true }).click();

  await test.step("a task is made, and comes back every week", async () => {
    await page.getByRole("button", { name: "New task" }).first().click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Title").fill("Weekly report");
    await form.getByLabel("Due").fill(localTime(daysOn(1)));
    await form.getByRole("button", { name: "Create task" }).click();
    await expect(page.getByRole("heading", { name: "Weekly report", level: 1 })).toBeVisible();
    await page.getByRole("button", { name: "Repeat" }).click();
    await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(5);
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("region", { name: "Repeats" })).toContainText("Every week");
  });

  await test.step("its parts are ticked off", async () => {
    const parts = page.getByRole("region", { name: "Subtasks" });
    await parts.getByLabel("New subtask").fill("Collect numbers");
    await parts.getByRole("button", { name: "Add" }).click();
    await parts.getByRole("checkbox", { name: "Complete Collect numbers" }).click();
    await expect(parts).toContainText("1/1");
  });

  await test.step("another waits for it, and says so until it is done", async () => {
    const invoice = await make(page, "tasks", { title: "Send invoices", dueAt: daysOn(2) });
    await openRecord(page, "tasks", invoice.id, "Send invoices");
    const waits = page.getByRole("region", { name: "Dependencies" });
    await waits.getByRole("button", { name: "Choose a task to wait for" }).click();
    await page.getByRole("combobox", { name: /^Search/ }).fill("Weekly");
    await page.getByRole("option", { name: "Weekly report" }).click();
    await expect(page.getByText("This task waits for another one.")).toBeVisible();
  });

  await test.step("on the board it is done by mouse, and the next one appears", async () => {
    await page.goto("/tasks?layout=board");
    const card = place(page, "To do").getByRole("listitem").filter({ hasText: "Weekly report" });
    await drag(page, card, place(page, "Completed"));
    await expect(place(page, "Completed").getByRole("listitem").filter({ hasText: "Weekly report" })).toBeVisible();
    // The next of the series stands where this one stood.
    await expect(card).toBeVisible();
    await expect.poll(async () => (await tasksCalled(page, "Weekly report")).length).toBe(2);
    await expect(page.getByText("Blocked", { exact: true })).toHaveCount(0);
  });

  await test.step("by keyboard a card is moved from its menu, and Undo brings it back", async () => {
    const menu = page.getByRole("button", { name: "Move Send invoices" });
    await menu.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "In progress" }).click();
    const moved = place(page, "In progress").getByRole("listitem").filter({ hasText: "Send invoices" });
    await expect(moved).toBeVisible();
    const said = page.getByRole("listitem").filter({ hasText: "of task Send invoices" });
    await said.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(moved).toHaveCount(0);
  });
});

test("the week on the calendar and over time: dragged, moved by keyboard, and read by other calendars", async ({
  page,
}) => {
  await signUp(page, { name: "Ben Ruiz", organization: "Bright Roofs" });
  const first = await make(page, "tasks", { title: "Measure", startAt: daysOn(1), dueAt: daysOn(1) });
  const second = await make(page, "tasks", { title: "Write the quote", dueAt: daysOn(3) });
  const dependency = await page.request.post(`/api/v1/tasks/${second.id}/dependencies`, {
    data: { dependsOnId: first.id },
  });
  expect(dependency.ok()).toBe(true);
  const dueOn = async (title: string) => (await tasksCalled(page, title)).map(({ dueAt }) => dayName(dueAt));

  await test.step("a task is dragged to another day and keeps its hour", async () => {
    await page.goto("/tasks?layout=calendar");
    const task = page.getByRole("link", { name: /Measure/ });
    await drag(page, task, place(page, dayName(daysOn(2))));
    await expect(place(page, dayName(daysOn(2))).getByRole("link", { name: /Measure/ })).toBeVisible();
    await expect.poll(() => dueOn("Measure")).toEqual([dayName(daysOn(2))]);
  });

  await test.step("with the arrow keys, too", async () => {
    await page.getByRole("link", { name: /Write the quote/ }).focus();
    await page.keyboard.press("Alt+ArrowRight");
    await expect(place(page, dayName(daysOn(4))).getByRole("link", { name: /Write the quote/ })).toBeVisible();
    await expect.poll(() => dueOn("Write the quote")).toEqual([dayName(daysOn(4))]);
  });

  await test.step("over time the bars are joined by what waits for what, and moved", async () => {
    await page.getByRole("button", { name: "Gantt chart" }).click();
    const bar = page.getByRole("button", { name: /^Write the quote, due/ });
    await expect(bar).toBeVisible();
    await expect(page.locator("[data-dependency]")).toHaveCount(1);
    await bar.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => dueOn("Write the quote")).toEqual([dayName(daysOn(5))]);
    // One day wide, by mouse one day further.
    await bar.hover();
    const { x, y, width } = (await bar.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    await page.mouse.down();
    await page.mouse.move(x + width * 1.5, y + 8, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => dueOn("Write the quote")).toEqual([dayName(daysOn(6))]);
  });

  await test.step("a link gives the tasks to any calendar, until it is taken back", async () => {
    await page.goto("/settings/calendar");
    await page.getByRole("button", { name: "Make a link" }).click();
    const address = new URL((await page.getByRole("code").textContent()) ?? "").pathname;
    const calendar = await page.request.get(address);
    expect(await calendar.text()).toContain("SUMMARY:Task: Write the quote");
    await page.getByRole("button", { name: "Take the link back" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Take the link back" }).click();
    await expect(page.getByRole("button", { name: "Make a link" })).toBeVisible();
    expect((await page.request.get(address)).status()).toBe(404);
  });
});

test("what is completed comes a page at a time on the board", async ({ page }) => {
  await signUp(page, { name: "Cem Ruiz", organization: "Bright Roofs" });
  const operations = Array.from({ length: 55 }, (_, number) => ({
    op: "create",
    data: { title: `Done ${number}`, status: "completed" },
  }));
  const made = await page.request.post("/api/v1/tasks/batch", { data: { operations } });
  expect(made.ok(), await made.text()).toBe(true);
  await page.goto("/tasks?layout=board");
  await expect(page.getByRole("heading", { name: "Completed" })).toBeVisible();
  const cards = place(page, "Completed").getByRole("link");
  await expect(cards).toHaveCount(50);
  await place(page, "Completed").getByRole("button", { name: "Show more" }).click();
  await expect(cards).toHaveCount(55);
  await expect(place(page, "Completed").getByRole("button", { name: "Show more" })).toHaveCount(0);
});
