import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person, Reply } from "../../testing/person.ts";
import { deleteDue } from "../organizations/deletion.service.ts";

let house: TestHouse;
let ana: Person;
let dealId: string;
let contactId: string;
beforeAll(async () => {
  house = await openTestHouse({ FILE_LIMIT_BYTES: "2000" });
  ana = await house.owner();
  contactId = (await ana.post("/contacts", { firstName: "Mia" })).data.id;
  dealId = (await ana.post("/deals", { name: "Boiler", contactId })).data.id;
});
afterAll(() => house.close());

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

async function keep(person: Person, name: string, content: Buffer | string, recordId = dealId, object = "deal") {
  const answer = await house.fetch(
    new Request(`http://mainstay.test/api/v1/files?${new URLSearchParams({ object, recordId, name })}`, {
      method: "POST",
      headers: { cookie: person.cookie, "content-type": "image/png" },
      body: Buffer.from(content),
    }),
  );
  const body: Reply["body"] = await answer.json();
  return { status: answer.status, data: body.data, problem: body };
}

const read = (person: Person, id: string) =>
  house.fetch(new Request(`http://mainstay.test/api/v1/files/${id}/content`, { headers: { cookie: person.cookie } }));

test("a file is kept with a deal and its contact, is what its bytes say, and comes back as it went", async () => {
  const { status, data } = await keep(ana, "Máquina 1.png", PNG);
  expect(status).toBe(201);
  expect(data).toMatchObject({ name: "Máquina 1.png", type: "image/png", bytes: PNG.length, dealId, contactId });

  const answer = await read(ana, data.id);
  expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "content-length": String(PNG.length),
    "content-disposition": "attachment; filename*=UTF-8''M%C3%A1quina%201.png",
    "x-content-type-options": "nosniff",
  });
  expect((await ana.get(`/files?filter=contactId:${contactId}`)).data).toMatchObject([{ id: data.id }]);
});

test("a page that calls itself a picture is plain text, and nothing is ever shown as a page of ours", async () => {
  const { data } = await keep(ana, "photo.png", "<!doctype html><script>alert(1)</script>");
  expect(data.type).toBe("text/plain; charset=utf-8");
  const answer = await read(ana, data.id);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
});

test("a file that is deleted is gone, and its undo brings it back with what is in it", async () => {
  const { data } = await keep(ana, "contract.txt", "Signed");
  const deleted = await ana.delete(`/files/${data.id}`);
  expect(deleted.body.operation.summary).toBe("Deleted file contract.txt");
  expect((await read(ana, data.id)).status).toBe(404);
  await ana.post(`/operations/${deleted.body.operation.id}/undo`, {});
  expect(await (await read(ana, data.id)).text()).toBe("Signed");
});

test("empty and too large files are refused, and leave nothing behind", async () => {
  const folder = join(house.house.config.DATA_DIR, "files", ana.orgId);
  const before = await readdir(folder);
  expect(await keep(ana, "empty.txt", "")).toMatchObject({ status: 422 });
  expect(await keep(ana, "large.txt", "x".repeat(2_001))).toMatchObject({ status: 413 });
  expect(await readdir(folder)).toEqual(before);
});

test("who may not see the deal finds neither it nor its files; a technician adds photos and deletes only their own", async () => {
  const { data } = await keep(ana, "plan.txt", "Plan");
  const guest = await house.colleague(ana, "guest");
  expect((await read(guest, data.id)).status).toBe(404);
  expect((await keep(guest, "mine.txt", "x")).status).toBe(403);

  const stranger = await house.owner();
  expect((await read(stranger, data.id)).status).toBe(404);
  expect(await keep(stranger, "x.txt", "x")).toMatchObject({
    status: 422,
    problem: { errors: [{ pointer: "/dealId" }] },
  });

  const technician = await house.colleague(ana, "technician");
  const photo = await keep(technician, "on site.png", PNG);
  expect(photo.status).toBe(201);
  expect((await technician.delete(`/files/${data.id}`)).status).toBe(403);
  expect((await technician.delete(`/files/${photo.data.id}`)).status).toBe(200);
});

test("a file cannot be made without sending it", async () => {
  const made = await ana.post("/files/batch", { operations: [{ op: "create", values: { name: "x", dealId } }] });
  expect(made.data).toMatchObject([{ status: 422 }]);
});

test("a merged contact's files hang on the one that stays", async () => {
  const double = (await ana.post("/contacts", { firstName: "Mia", lastName: "Double" })).data;
  const { data } = await keep(ana, "id.txt", "x", double.id, "contact");
  await ana.post("/contacts/merge", { winnerId: contactId, loserIds: [double.id] });
  expect((await ana.get(`/files/${data.id}`)).data.contactId).toBe(contactId);
});

test("an organization's files go with it", async () => {
  const leaving = await house.owner();
  const deal = (await leaving.post("/deals", { name: "Last" })).data;
  await keep(leaving, "last.txt", "x", deal.id);
  const folder = join(house.house.config.DATA_DIR, "files", leaving.orgId);
  expect(await readdir(folder)).toHaveLength(1);
  await leaving.post("/organization/deletion", { name: (await leaving.get("/organization")).data.name });
  await deleteDue({ house: house.house, now: () => new Date(Date.now() + 31 * 86_400_000) });
  await expect(readdir(folder)).rejects.toThrow("ENOENT");
});
