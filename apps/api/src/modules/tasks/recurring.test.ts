import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { lookAfterTasks } from "./tasks.job.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ timezone: "America/New_York" });
});
afterAll(() => house.close());

const at = (time: string) => {
  house.clock.now = new Date(time);
};
const make = async (values: object) => (await ana.post("/tasks", values)).data;
const complete = (id: string) => ana.patch(`/tasks/${id}`, { status: "completed" });
const called = async (title: string) =>
  (await ana.get(`/tasks?sort=dueAt&filter=${encodeURIComponent(`"${title}"`)}`)).data.map(
    ({ dueAt, status }: { dueAt: string; status: string }) => `${new Date(dueAt).toISOString()} ${status}`,
  );
/** What the minute's schedule sends, done now. */
const lookAfter = async () => {
  const { house: inner } = house;
  const before = await count("tasks.look-after");
  await inner.jobs.send(lookAfterTasks, {}, { orgId: ana.orgId });
  await expect.poll(() => count("tasks.look-after"), { timeout: 20_000 }).toBe(before);
};
const count = async (name: string) => {
  const depth = (await house.house.jobs.depth()).find((queue) => queue.name === name);
  return (depth?.waiting ?? 0) + (depth?.active ?? 0) + (depth?.delayed ?? 0);
};
const told = async (name: string) => {
  const { rows } = await house.house.database.system.execute(
    `select payload->>'within' as within, payload->>'taskId' as "taskId" from outbox where name = '${name}' order by seq`,
  );
  return rows as { within: string | null; taskId: string }[];
};

test("the next one appears when this one is done, at the same hour over the change of clocks, with its parts", async () => {
  at("2026-10-26T12:00:00Z");
  const task = await make({ title: "Weekly report", dueAt: "2026-10-26T13:00:00Z", recurrence: "freq=weekly" });
  expect(task.recurrence).toBe("FREQ=WEEKLY");
  await make({ title: "Collect numbers", parentId: task.id, dueAt: "2026-10-26T12:00:00Z" });
  const done = await complete(task.id);
  expect(await called("Weekly report")).toEqual([
    "2026-10-26T13:00:00.000Z completed",
    "2026-11-02T14:00:00.000Z todo",
  ]);
  expect(await called("Collect numbers")).toEqual(["2026-10-26T12:00:00.000Z todo", "2026-11-02T13:00:00.000Z todo"]);

  await ana.post(`/operations/${done.body.operation.id}/undo`);
  expect(await called("Weekly report")).toEqual(["2026-10-26T13:00:00.000Z todo"]);
  await complete(task.id);
  expect(await called("Weekly report")).toHaveLength(2);
});

test("one put off does not move those after it, and one done late skips what has passed", async () => {
  at("2026-11-02T12:00:00Z");
  const task = await make({ title: "Water plants", dueAt: "2026-11-02T15:00:00Z", recurrence: "FREQ=WEEKLY;BYDAY=MO" });
  await ana.patch(`/tasks/${task.id}`, { dueAt: "2026-11-04T15:00:00Z" });
  await complete(task.id);
  const [, second] = (await ana.get("/tasks?sort=dueAt&filter=plants")).data;
  expect(new Date(second.dueAt).toISOString()).toBe("2026-11-09T15:00:00.000Z");
  at("2026-11-25T12:00:00Z");
  await complete(second.id);
  expect((await called("Water plants")).at(-1)).toBe("2026-11-30T15:00:00.000Z todo");
});

test("a series ends when its rule ends, and when its rule is taken away", async () => {
  at("2026-11-02T12:00:00Z");
  const ending = await make({ title: "Twice", dueAt: "2026-11-02T15:00:00Z", recurrence: "FREQ=DAILY;COUNT=2" });
  await complete(ending.id);
  const [, last] = (await ana.get("/tasks?sort=dueAt&filter=Twice")).data;
  await complete(last.id);
  expect(await called("Twice")).toHaveLength(2);

  const stopped = await make({ title: "Stopped", dueAt: "2026-11-02T15:00:00Z", recurrence: "FREQ=DAILY" });
  await ana.patch(`/tasks/${stopped.id}`, { recurrence: null });
  await complete(stopped.id);
  expect(await called("Stopped")).toHaveLength(1);
});

test("by the clock the next one appears when this one is due, done or not, once however often it is looked after", async () => {
  at("2026-11-02T12:00:00Z");
  const rule = { recurrence: "FREQ=DAILY;COUNT=3", comesBack: "on_time" };
  const task = await make({ title: "Open shop", dueAt: "2026-11-02T13:00:00Z", ...rule });
  await complete(task.id);
  await lookAfter();
  expect(await called("Open shop")).toHaveLength(1);
  at("2026-11-02T13:00:00Z");
  await lookAfter();
  await lookAfter();
  expect(await called("Open shop")).toHaveLength(2);
  at("2026-11-09T13:00:00Z");
  for (const _ of [1, 2, 3]) await lookAfter();
  expect(await called("Open shop")).toEqual([
    "2026-11-02T13:00:00.000Z completed",
    "2026-11-03T13:00:00.000Z todo",
    "2026-11-04T13:00:00.000Z todo",
  ]);
});

test("one that was begun long ago comes back with its next time to come, and its journal says that others were left out", async () => {
  at("2026-11-25T12:00:00Z");
  const rule = { recurrence: "FREQ=DAILY", comesBack: "on_time" };
  await make({ title: "Empty the bins", dueAt: "2023-11-02T13:00:00Z", ...rule });
  for (const _ of [1, 2, 3]) await lookAfter();
  expect(await called("Empty the bins")).toEqual(["2023-11-02T13:00:00.000Z todo", "2026-11-25T14:00:00.000Z todo"]);
  const summaries = (await ana.get("/operations?limit=5")).data.map(({ summary }: { summary: string }) => summary);
  expect(summaries).toContain("Task Empty the bins has come back; times that had passed were left out");
});

test("a rule is shown with its first times before it is kept", async () => {
  const body = {
    rule: "freq=monthly;byday=-1FR",
    startAt: "2026-11-27T14:00:00Z",
    timezone: "America/New_York",
    count: 2,
  };
  expect((await ana.post("/task-recurrence", body)).data).toEqual({
    rule: "FREQ=MONTHLY;BYDAY=-1FR",
    times: ["2026-11-27T14:00:00.000Z", "2026-12-25T14:00:00.000Z"],
  });
  expect((await ana.post("/task-recurrence", { ...body, rule: "FREQ=NEVER" })).body.errors).toMatchObject([
    { pointer: "/rule" },
  ]);
});

test("a task tells a week, a day and an hour before it is due, and once it is overdue, each once", async () => {
  at("2026-11-01T12:00:00Z");
  const reminders = ["1_hour", "1_day", "1_week"];
  const task = await make({ title: "Call back", dueAt: "2026-11-20T12:00:00Z", reminders });
  const quiet = await make({ title: "No reminders", dueAt: "2026-11-20T12:00:00Z", reminders: [] });
  for (const time of ["2026-11-13T12:00:00Z", "2026-11-19T12:00:00Z", "2026-11-20T11:30:00Z", "2026-11-20T12:00:00Z"]) {
    at(time);
    await lookAfter();
    await lookAfter();
  }
  const of = async (name: string, { id }: { id: string }) =>
    (await told(name)).filter(({ taskId }) => taskId === id).map(({ within }) => within);
  expect(await of("task.due_soon", task)).toEqual(["1_week", "1_day", "1_hour"]);
  expect(await of("task.overdue", task)).toHaveLength(1);
  expect(await of("task.due_soon", quiet)).toEqual([]);
  expect(await of("task.overdue", quiet)).toHaveLength(1);

  await ana.patch(`/tasks/${task.id}`, { dueAt: "2026-11-22T12:00:00Z" });
  at("2026-11-22T11:45:00Z");
  await lookAfter();
  expect(await of("task.due_soon", task)).toEqual(["1_week", "1_day", "1_hour", "1_hour"]);
});

test("nobody is reminded of what is done, or of what was due before they were told", async () => {
  at("2026-11-25T12:00:00Z");
  const late = await make({ title: "Imported", dueAt: "2026-11-20T12:00:00Z" });
  const done = await make({ title: "Done early", dueAt: "2026-11-25T14:00:00Z" });
  await complete(done.id);
  at("2026-11-25T15:00:00Z");
  await lookAfter();
  const ids = [...(await told("task.due_soon")), ...(await told("task.overdue"))].map(({ taskId }) => taskId);
  expect(ids).not.toContain(late.id);
  expect(ids).not.toContain(done.id);
});
