import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;
let ana: Person;
let ben: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner({ timezone: "America/New_York" });
  ben = await house.colleague(ana, "sales");
});
afterAll(() => house.close());

const make = async (values: object, person = ana) => {
  const reply = await person.post("/tasks", values);
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.data;
};
const read = async (id: string, person = ana) => (await person.get(`/tasks/${id}`)).data;
const titles = async (filter: string, person = ana) =>
  (await person.get(`/tasks?filter=${encodeURIComponent(filter)}`)).data.map((one: { title: string }) => one.title);

test("a task is its maker's until somebody else is asked, and belongs to what its deal belongs to", async () => {
  const contact = (await ana.post("/contacts", { firstName: "Cleo" })).data;
  const deal = (await ana.post("/deals", { name: "Roof", contactId: contact.id })).data;
  const task = await make({ title: "Measure", dealId: deal.id, dueAt: "2026-12-01T15:00:00Z" });
  expect(task).toMatchObject({
    status: "todo",
    priority: "medium",
    assigneeIds: [ana.memberId],
    contactId: contact.id,
    timezone: "America/New_York",
    reminders: ["1_day", "1_hour"],
  });
  const both = await ana.patch(`/tasks/${task.id}`, { assigneeIds: [ana.memberId, ben.memberId] });
  expect(both.data.assigneeIds).toEqual([ana.memberId, ben.memberId]);
  const [listed] = (await ben.get("/tasks?filter=assignees:me&expand=assigneeIds,dealId")).data;
  expect(listed).toMatchObject({ deal: { title: "Roof" }, assignees: [{ title: ana.name }, { title: ben.name }] });
  const stranger = await house.owner();
  expect(await ana.post("/tasks", { title: "X", assigneeIds: [stranger.memberId] })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/assigneeIds" }] },
  });
});

test("lists ask for any, all or none of several assignees, by name too", async () => {
  await make({ title: "Anas", tags: ["names"] });
  await make({ title: "Bens", tags: ["names"], assigneeIds: [ben.memberId] });
  await make({ title: "Both", tags: ["names"], assigneeIds: [ana.memberId, ben.memberId] });
  await make({ title: "Nobodys", tags: ["names"], assigneeIds: [] });
  const among = async (filter: string) => (await titles(`tags:names ${filter}`)).toSorted();
  expect(await among("assignee:me")).toEqual(["Anas", "Both"]);
  expect(await among(`assignees:"${ben.name}"`)).toEqual(["Bens", "Both"]);
  expect(await among(`assignees:me&"${ben.name}"`)).toEqual(["Both"]);
  expect(await among(`assignees!=me`)).toEqual(["Bens", "Nobodys"]);
  expect(await among("assignees:none")).toEqual(["Nobodys"]);
});

test("who is asked to do something reads it, though they may not see what it is about", async () => {
  const role = (await ana.post("/roles", { name: "Helper", parent: "sales" })).data;
  const own = { read: "own", create: true, edit: "own", delete: "none" };
  await ana.patch(`/roles/${role.id}`, { changes: { objects: { deal: own, task: own } } });
  const helper = await house.colleague(ana, "sales", { customRoleId: role.id });
  const deal = (await ana.post("/deals", { name: "Secret deal" })).data;
  const theirs = await make({ title: "Helpers", dealId: deal.id, assigneeIds: [helper.memberId] });
  const others = await make({ title: "Not the helpers", dealId: deal.id });
  const seen = await helper.get(`/tasks/${theirs.id}?expand=dealId`);
  expect(seen.data).toMatchObject({ title: "Helpers", deal: null });
  expect((await helper.patch(`/tasks/${theirs.id}`, { status: "completed" })).status).toBe(200);
  expect((await helper.get(`/tasks/${others.id}`)).status).toBe(404);
  expect(await titles("", helper)).toEqual(["Helpers"]);
});

test("completing says when, many at once are one operation, and Undo opens them again", async () => {
  const [one, two] = [await make({ title: "One" }), await make({ title: "Two" })];
  const operations = [one, two].map(({ id }) => ({ op: "update", id, data: { status: "completed" } }));
  const done = await ana.post("/tasks/batch", { operations });
  expect((await read(one.id)).completedAt).toEqual(expect.any(String));
  await ana.post(`/operations/${done.body.operation.id}/undo`);
  expect(await read(one.id)).toMatchObject({ status: "todo", completedAt: null });
  expect(await read(two.id)).toMatchObject({ status: "todo" });
});

test("a task that starts after it is due, or whose rule cannot be followed, is refused at its field", async () => {
  const late = { title: "X", startAt: "2026-12-02T00:00:00Z", dueAt: "2026-12-01T00:00:00Z" };
  const refused = async (body: object) =>
    (await ana.post("/tasks", body)).body.errors?.map(({ pointer }: { pointer: string }) => pointer);
  expect(await refused(late)).toEqual(["/startAt"]);
  expect(await refused({ title: "X", timezone: "Mars/Olympus" })).toEqual(["/timezone"]);
  expect(await refused({ title: "X", recurrence: "FREQ=DAILY" })).toEqual(["/dueAt"]);
  expect(await refused({ title: "X", dueAt: late.dueAt, recurrence: "FREQ=HOURLY" })).toEqual(["/recurrence"]);
});

test("parts are about what the whole is about, go with it, and come back with it", async () => {
  const deal = (await ana.post("/deals", { name: "House" })).data;
  const whole = await make({ title: "Whole", dealId: deal.id });
  const part = await make({ title: "Part", parentId: whole.id });
  const piece = await make({ title: "Piece", parentId: part.id });
  expect(part.dealId).toBe(deal.id);
  expect((await ana.patch(`/tasks/${whole.id}`, { parentId: piece.id })).status).toBe(409);
  expect((await ana.patch(`/tasks/${whole.id}`, { parentId: whole.id })).status).toBe(409);
  const gone = await ana.delete(`/tasks/${whole.id}`);
  expect((await ana.get(`/tasks/${piece.id}`)).status).toBe(404);
  await ana.post(`/operations/${gone.body.operation.id}/undo`);
  expect(await read(piece.id)).toMatchObject({ title: "Piece", parentId: part.id });
});

test("a task that waits is blocked until what it waits for is far enough", async () => {
  const [first, then] = [await make({ title: "First" }), await make({ title: "Then" })];
  const wait = async (type: string) =>
    (await ana.post(`/tasks/${then.id}/dependencies`, { dependsOnId: first.id, type })).data;
  const isBlocked = async () => (await read(then.id)).isBlocked;
  const move = (id: string, status: string) => ana.patch(`/tasks/${id}`, { status });

  const finish = await wait("finish_to_start");
  expect(await isBlocked()).toBe(true);
  expect(await titles("blocked:yes")).toEqual(["Then"]);
  expect((await ana.get(`/tasks/${then.id}/dependencies`)).data).toMatchObject({
    waitsFor: [{ type: "finish_to_start", task: { title: "First" } }],
    holdsUp: [],
  });
  expect((await ana.get(`/tasks/${first.id}/dependencies`)).data.holdsUp).toMatchObject([{ task: { title: "Then" } }]);
  const done = await move(first.id, "completed");
  expect(await isBlocked()).toBe(false);
  await ana.post(`/operations/${done.body.operation.id}/undo`);
  expect(await isBlocked()).toBe(true);
  await ana.delete(`/tasks/${then.id}/dependencies/${finish.id}`);
  expect(await isBlocked()).toBe(false);

  const start = await wait("start_to_start");
  expect(await isBlocked()).toBe(true);
  await move(first.id, "in_progress");
  expect(await isBlocked()).toBe(false);
  await ana.delete(`/tasks/${then.id}/dependencies/${start.id}`);

  await wait("finish_to_finish");
  expect(await isBlocked()).toBe(false);
  await move(then.id, "in_progress");
  expect(await isBlocked()).toBe(true);
  await ana.delete(`/tasks/${first.id}`);
  expect(await isBlocked()).toBe(false);
});

test("tasks never wait for each other in a circle, not by two at once nor by Undo", async () => {
  const [a, b, c] = [await make({ title: "A" }), await make({ title: "B" }), await make({ title: "C" })];
  const wait = (waiting: { id: string }, on: { id: string }) =>
    ana.post(`/tasks/${waiting.id}/dependencies`, { dependsOnId: on.id });
  const made = await wait(a, b);
  expect(made.status).toBe(201);
  expect((await wait(b, c)).status).toBe(201);
  expect((await wait(a, b)).status).toBe(409);
  for (const circle of [await wait(c, a), await wait(b, a), await wait(a, a)]) {
    expect(circle).toMatchObject({ status: 409, body: { detail: expect.stringContaining("circle") } });
  }
  const removed = await ana.delete(`/tasks/${a.id}/dependencies/${made.data.id}`);
  expect((await wait(c, a)).status).toBe(201);
  expect((await ana.post(`/operations/${removed.body.operation.id}/undo`)).status).toBe(409);

  const [d, e] = [await make({ title: "D" }), await make({ title: "E" })];
  const statuses = (await Promise.all([wait(d, e), wait(e, d)])).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([201, 409]);
});

test("one timer runs at a time, hours add up, and Undo takes them back", async () => {
  house.clock.now = new Date("2026-11-23T14:00:00Z");
  const [one, two] = [await make({ title: "Timed", estimatedHours: 2 }), await make({ title: "Other" })];
  expect((await ana.post(`/tasks/${one.id}/timer`)).status).toBe(201);
  expect((await ana.post(`/tasks/${one.id}/timer`)).status).toBe(409);
  expect((await ana.get("/task-timer")).data).toMatchObject({ task: { title: "Timed" }, endedAt: null });
  expect((await read(one.id)).status).toBe("in_progress");
  house.clock.now = new Date("2026-11-23T15:30:00Z");
  await ana.post(`/tasks/${two.id}/timer`);
  expect((await read(one.id)).actualHours).toBe("1.50");
  await ana.post("/task-timer/stop");
  expect((await ana.get("/task-timer")).data).toBeNull();
  expect((await ana.post("/task-timer/stop")).status).toBe(409);

  const worked = { startedAt: "2026-11-23T10:00:00Z", endedAt: "2026-11-23T10:30:00Z", note: "By phone" };
  const added = await ana.post(`/tasks/${one.id}/time-logs`, worked);
  expect((await read(one.id)).actualHours).toBe("2.00");
  const [, log] = (await ana.get(`/tasks/${one.id}/time-logs`)).data;
  expect(log).toMatchObject({ note: "By phone", member: { title: ana.name } });
  expect((await ben.patch(`/tasks/${one.id}/time-logs/${log.id}`, { note: "Mine" })).status).toBe(403);
  await ana.post(`/operations/${added.body.operation.id}/undo`);
  expect((await read(one.id)).actualHours).toBe("1.50");
  const tomorrow = { startedAt: "2026-11-23T16:00:00Z", endedAt: "2026-11-24T16:00:00Z" };
  expect((await ana.post(`/tasks/${one.id}/time-logs`, tomorrow)).status).toBe(422);
  house.clock.now = undefined;
});

test("a new organization has its views of tasks, in its language", async () => {
  const names = async (person: Person) =>
    (await person.get("/views?object=task")).data.map((one: { name: string }) => one.name).toSorted();
  expect(await names(ana)).toEqual(["By priority", "Due this week", "My tasks", "Overdue", "Team tasks"]);
  const views = (await ana.get("/views?object=task")).data;
  for (const { config } of views) {
    expect((await ana.get(`/tasks?${new URLSearchParams({ filter: config.filter, sort: config.sort })}`)).status).toBe(
      200,
    );
  }
  const lola = await house.owner({ locale: "es-MX" });
  expect(await names(lola)).toContain("Mis tareas");
});
