import { parseIcsCalendar } from "@ts-ics/schema-zod";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;
let ana: Person;
let ben: Person;
beforeAll(async () => {
  house = await openTestHouse();
  house.clock.now = new Date("2026-11-23T12:00:00Z");
  ana = await house.owner({ name: "Bright Roofs" });
  ben = await house.colleague(ana, "sales");
});
afterAll(() => house.close());

const addressOf = async (person: Person) => {
  const { data } = await person.post("/calendar-feed");
  return new URL(data.url).pathname;
};
/** What a calendar program makes of it, once another's validator has found nothing wrong. */
const events = (text: string) => {
  parseIcsCalendar(text);
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
};

test("a member's tasks, meetings and follow-ups are a calendar that others' programs read", async () => {
  const contact = (await ana.post("/contacts", { firstName: "Cleo" })).data;
  const words = "Bring the ladder; and, well,\nthe long tape. ".repeat(4).trim();
  await ana.post("/tasks", { title: "Measure, then quote; é ñ", dueAt: "2026-11-24T15:00:00Z", description: words });
  await ana.post("/tasks", { title: "Bens", dueAt: "2026-11-24T15:00:00Z", assigneeIds: [ben.memberId] });
  await ana.post("/tasks", { title: "No date" });
  await ana.post("/activities", {
    type: "meeting",
    subject: "Site",
    at: "2026-11-25T09:00:00Z",
    contactId: contact.id,
  });
  const call = { type: "phone_call", subject: "Asked for a price", contactId: contact.id };
  await ana.post("/activities", { ...call, followUpAt: "2026-11-26T10:00:00Z" });

  const answer = await house.visitor().get(await addressOf(ana));
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const read = events(answer.body);
  expect(read.map(({ summary }) => summary)).toEqual([
    "Task: Measure, then quote; é ñ",
    "Site",
    "Follow up: Asked for a price",
  ]);
  const [task, meeting] = read;
  expect(task?.startDate.toJSDate().toISOString()).toBe("2026-11-24T15:00:00.000Z");
  expect(task?.description).toBe(words);
  expect(meeting?.component.getFirstPropertyValue("url")).toContain(`/contacts/${contact.id}`);
  expect(new Set(read.map(({ uid }) => uid)).size).toBe(3);
  // RFC 5545, 3.1: lines of at most 75 octets, ended by CRLF.
  for (const line of answer.body.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test("what has not changed since is not sent again, and what is done says so", async () => {
  const [first] = (await ana.get("/tasks?filter=Measure")).data;
  const address = await addressOf(ana);
  const etag = (await house.visitor().get(address)).headers.get("etag") ?? "";
  expect((await house.visitor().get(address, { "if-none-match": etag })).status).toBe(304);
  await ana.patch(`/tasks/${first.id}`, { status: "completed" });
  const again = await house.visitor().get(address, { "if-none-match": etag });
  expect(events(again.body)[0]?.summary).toBe("✓ Task: Measure, then quote; é ñ");
  expect((await ana.get("/calendar-feed")).data.readAt).toEqual(expect.any(String));
});

test("an address leads nowhere once another is made, it is revoked, or its member is gone", async () => {
  const read = async (address: string) => (await house.visitor().get(address)).status;
  const first = await addressOf(ben);
  expect(await read(first)).toBe(200);
  const second = await addressOf(ben);
  expect([await read(first), await read(second)]).toEqual([404, 200]);
  await ben.delete("/calendar-feed");
  expect(await read(second)).toBe(404);
  expect((await ben.get("/calendar-feed")).data).toBeNull();
  const third = await addressOf(ben);
  await ana.delete(`/members/${ben.memberId}`);
  expect(await read(third)).toBe(404);
  const { rows } = await house.house.database
    .forOrg(ana.orgId)
    .$client.query("select from calendar_feeds where member_id = $1", [ben.memberId]);
  expect(rows).toEqual([]);
  expect(await read("/api/v1/public/calendars/guessed.ics")).toBe(404);
});

test("the calendar shows what its member may see now, in their language", async () => {
  const guest = await house.colleague(ana, "guest");
  const deal = (await ana.post("/deals", { name: "Secret" })).data;
  const about = { subject: "Secret meeting", type: "meeting", at: "2026-11-25T09:00:00Z", dealId: deal.id };
  await ana.post("/activities", { ...about, memberId: guest.memberId });
  const address = await addressOf(guest);
  expect(events((await house.visitor().get(address)).body)).toEqual([]);
  await ana.post("/tasks", { title: "Llamar", dueAt: "2026-11-24T15:00:00Z", assigneeIds: [guest.memberId] });
  await guest.patch("/me", { locale: "es-MX" });
  expect(events((await house.visitor().get(address)).body).map(({ summary }) => summary)).toEqual(["Tarea: Llamar"]);
});
