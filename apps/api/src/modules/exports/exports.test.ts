import { readSheet } from "read-excel-file/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetFiles } from "../../platform/clean-up.job.ts";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { finished } from "../imports/imports.testing.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
  const company = (await ana.post("/companies", { name: "Acme, Inc." })).data;
  await ana.post("/deals", {
    name: '=HYPERLINK("http://evil")',
    amount: "1250.50",
    companyId: company.id,
    tags: ["a", "b"],
  });
  await ana.post("/deals", { name: "Plain “quoted” —", amount: "7", closeDate: "2026-12-24" });
});
afterAll(() => house.close());

async function exported(person: Person, body: object): Promise<Buffer> {
  const { status, data } = await person.post("/exports", body);
  expect(status).toBe(202);
  expect(await finished(person, data.job.id)).toMatchObject({ kind: "export", state: "done" });
  const file = await house.fetch(
    new Request(`http://mainstay.test/api/v1/exports/${data.id}/file`, { headers: { cookie: person.cookie } }),
  );
  expect(file.status).toBe(200);
  return Buffer.from(await file.arrayBuffer());
}

const columns = ["name", "amount", "companyId", "closeDate", "tags"];

test("a list goes out as CSV with names for links, and nothing in it runs as a formula", async () => {
  const csv = (await exported(ana, { object: "deal", columns, sort: "-amount" })).toString("utf8");
  expect(csv).toBe(
    "\uFEFFName,Amount,Company,Expected close,Tags\r\n" +
      '"\'=HYPERLINK(""http://evil"")",1250.50,"Acme, Inc.",,a; b\r\n' +
      "Plain “quoted” —,7.00,,2026-12-24,\r\n",
  );
});

test("a list goes out as a spreadsheet with numbers as numbers, and as JSON", async () => {
  const sheet = await readSheet(await exported(ana, { object: "deal", columns, sort: "-amount", format: "xlsx" }));
  expect(sheet[0]).toEqual(["Name", "Amount", "Company", "Expected close", "Tags"]);
  expect(sheet[1]).toEqual(['=HYPERLINK("http://evil")', 1250.5, "Acme, Inc.", null, "a; b"]);
  const json = JSON.parse(
    (await exported(ana, { object: "deal", columns, filter: "amount<10", format: "json" })).toString(),
  );
  expect(json).toMatchObject([{ name: "Plain “quoted” —", amount: "7.00", closeDate: "2026-12-24" }]);
});

test("the whole organization goes out as a zip, a file an object", async () => {
  const zip = await exported(ana, { scope: "organization" });
  for (const name of ["deals.jsonl", "companies.jsonl", "contents.json"]) expect(zip.includes(name), name).toBe(true);
});

test("files of records go out with the organization, those of records the member may read", async () => {
  const eva = await house.owner();
  const changes = { objects: { deal: { read: "own" } }, capabilities: { export: true } };
  const role = await eva.post("/roles", { name: "Own deals", parent: "manager", changes });
  const ben = await house.colleague(eva, "manager", { customRoleId: role.data.id });
  const keep = async (name: string, ownerId: string) => {
    const deal = (await eva.post("/deals", { name, ownerId })).data;
    const address = `http://mainstay.test/api/v1/files?object=deal&recordId=${deal.id}&name=${encodeURIComponent("../plan.txt")}`;
    const headers = { cookie: eva.cookie, origin: "http://mainstay.test", "content-type": "application/octet-stream" };
    const kept = await house.fetch(new Request(address, { method: "POST", headers, body: `Plan of ${name}` }));
    expect(kept.status).toBe(201);
    const { data } = (await kept.json()) as { data: { id: string } };
    return data.id;
  };
  const [hers, his] = [await keep("Roof", eva.memberId), await keep("Gutter", ben.memberId)];
  const all = await exported(eva, { scope: "organization" });
  for (const id of [hers, his]) expect(all.includes(`files/${id}/.._plan.txt`)).toBe(true);
  const own = await exported(ben, { scope: "organization" });
  expect([hers, his].map((id) => own.includes(`files/${id}/.._plan.txt`))).toEqual([false, true]);
});

test("an export shows what the member may see, and is the member's alone", async () => {
  const fields = { amount: { visible: false, editable: false } };
  const changes = { objects: { deal: { fields } } };
  const role = await ana.post("/roles", { name: "Blind", parent: "manager", changes });
  const ben = await house.colleague(ana, "manager", { customRoleId: role.data.id });
  const csv = (await exported(ben, { object: "deal" })).toString("utf8");
  expect(csv).not.toContain("1250");
  expect((await ben.post("/exports", { object: "deal", columns: ["amount"] })).status).toBe(400);
  const { data } = await ana.post("/exports", { object: "company" });
  await finished(ana, data.job.id);
  expect((await ben.get(`/exports/${data.id}/file`)).status).toBe(404);
  const sales = await house.colleague(ana, "sales");
  expect((await sales.post("/exports", { object: "company" })).status).toBe(403);
});

test("the file of an export is kept for a week, and what was exported is still known after", async () => {
  const { data } = await ana.post("/exports", { object: "company" });
  await finished(ana, data.job.id);
  const after = (days: number) => ({ house: house.house, now: () => new Date(Date.now() + days * 86_400_000) });
  await forgetFiles(after(6));
  expect((await ana.get(`/exports/${data.id}/file`)).status).toBe(200);
  await forgetFiles(after(8));
  expect((await ana.get(`/exports/${data.id}/file`)).status).toBe(404);
});
