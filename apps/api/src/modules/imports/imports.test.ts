import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { apply, check, finished, upload } from "./imports.testing.ts";
import { workbookFile } from "./reading/xlsx/xlsx.testing.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

const total = async (path: string, person = ana) =>
  (await person.get(`${path}${path.includes("?") ? "&" : "?"}limit=1&total=true`)).body.page.total as number;

test("a file with planted faults: counted exactly, imported, reported, and undone to what was before", async () => {
  const eva = await house.owner();
  await eva.post("/companies", { name: "Known Ltd" });
  await eva.post("/contacts", { firstName: "Old", emails: [{ email: "old@example.com" }] });
  await eva.post("/contacts", { firstName: "Same", lastName: "As Before", emails: [{ email: "same@example.com" }] });
  await eva.post("/contacts", { firstName: "Twin", emails: [{ email: "twin-a@example.com" }] });
  await eva.post("/contacts", { firstName: "Twin", emails: [{ email: "twin-b@example.com" }] });
  const good = Array.from({ length: 20 }, (_, n) => `Person,${n},p${n}@example.com,,New ${n % 3} Ltd`);
  const lines = [
    "First Name,Last Name,Email,Phone Number,Company Name",
    ...good,
    "Old,Changed,old@example.com,,known ltd",
    "Same,As Before,same@example.com,,",
    "Person,Again,P3@EXAMPLE.com,,",
    "Broken,Mail,not-an-address,,",
    "Broken,Phone,ok@example.com,12,",
    ",,,,Nobody Ltd",
    '"Twin",,"twin-a@example.com; twin-b@example.com",,',
  ];
  const { status, body } = await upload(house, eva, "contact", "people.csv", lines.join("\n"));
  expect(status).toBe(201);
  expect(body.data).toMatchObject({ format: "csv", encoding: "utf-8", delimiter: ",", hasHeader: true });
  const { mapping } = body.data;
  expect(mapping.columns.map((one: { target: string }) => one.target)).toEqual([
    "firstName",
    "lastName",
    "emails.work",
    "phones.work",
    "companyId",
  ]);
  const before = (await eva.get("/contacts?limit=200&sort=createdAt")).data;

  const checked = await check(eva, body.data.id, mapping);
  expect(checked.counts).toEqual({
    rows: 27,
    create: 20,
    update: 1,
    skip: 1,
    conflict: 1,
    duplicate: 1,
    invalid: 3,
    failed: 0,
  });
  expect(await total("/contacts", eva)).toBe(4);
  const rows = async (outcome: string) => (await eva.get(`/imports/${body.data.id}/rows?outcome=${outcome}`)).data;
  expect((await rows("update"))[0].changes).toMatchObject([
    { field: "lastName", before: null, after: "Changed" },
    { field: "companyId", before: null },
  ]);
  expect((await rows("duplicate"))[0]).toMatchObject({
    line: 23,
    problems: [{ detail: expect.stringContaining("Row 4") }],
  });
  expect((await rows("invalid")).map((row: { problems: { detail: string }[] }) => row.problems[0]?.detail)).toEqual([
    expect.stringContaining("not-an-address"),
    expect.stringContaining("12"),
    expect.stringContaining("Give a name"),
  ]);
  expect((await rows("conflict"))[0]).toMatchObject({ line: 27 });

  const job = await apply(eva, body.data.id);
  expect(job).toMatchObject({ state: "done", done: 21, total: 21, problemCount: 0 });
  expect(await total("/contacts", eva)).toBe(24);
  expect(await total("/companies", eva)).toBe(4);
  expect((await eva.get("/search?q=old changed")).data).toHaveLength(1);

  const rejected = await eva.get(`/imports/${body.data.id}/rejected`);
  expect(rejected.headers.get("content-disposition")).toContain("not%20imported");
  expect(rejected.body.trim().split("\r\n")).toHaveLength(1 + 5);
  expect(rejected.body).toContain("Broken,Mail,not-an-address,,,");

  expect((await eva.post(`/operations/${job.operationId}/undo`)).status).toBe(200);
  const after = (await eva.get("/contacts?limit=200&sort=createdAt")).data;
  const values = (list: Record<string, unknown>[]) => list.map(({ version: _, updatedAt: __, ...rest }) => rest);
  expect(values(after)).toEqual(values(before));
  expect(await total("/companies", eva)).toBe(1);
});

test("other encodings and delimiters are read as they were meant", async () => {
  const latin = Buffer.from("Nombre;E-mail\nJosé Peña;jose@example.es\nMaría Núñez;maria@example.es\n", "latin1");
  const { data } = (await upload(house, ana, "contact", "clientes.csv", latin)).body;
  expect(data).toMatchObject({ encoding: "windows-1252", delimiter: ";" });
  expect(data.columns[0].samples).toEqual(["José Peña", "María Núñez"]);
  const utf16 = Buffer.from("\uFEFFName\tEmail\nZoë\tzoe@example.com\n", "utf16le");
  expect((await upload(house, ana, "contact", "x.tsv", utf16)).body.data).toMatchObject({
    encoding: "utf-16le",
    delimiter: "\t",
    mapping: { columns: [{ target: "fullName" }, { target: "emails.work" }] },
  });
  const reread = await ana.patch(`/imports/${data.id}`, { encoding: "utf-8" });
  expect(reread.data.columns[0].samples[0]).toBe("Jos\uFFFD Pe\uFFFDa");
});

test("a workbook is read as Excel shows it: texts in runs, dates, and cells that were left out", async () => {
  const texts = [
    "<si><t>Title</t></si><si><t>Due</t></si><si><t>Estimated hours</t></si><si><t>Description</t></si>",
    '<si><r><t>Measure </t></r><r><t xml:space="preserve">the roof</t></r><rPh><t>aside</t></rPh></si>',
    "<si><t>Order &amp; pay</t></si>",
  ];
  const rows = [
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>',
    '<row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2" s="1"><v>46358</v></c><c r="C2" s="2"><v>2.5</v></c><c r="XFD2" s="2"/></row>',
    '<row r="3"><c r="A3" s="0"/></row>',
    '<row r="4"><c r="A4" t="s"><v>5</v></c><c r="B4" s="3"><v>46358.604166666664</v></c><c r="C4" t="s"/><c r="D4" t="inlineStr"><is><t>Soon</t></is></c></row>',
  ];
  const { status, body } = await upload(house, ana, "task", "week.xlsx", await workbookFile(rows, texts));
  expect([status, body.data.format]).toEqual([201, "xlsx"]);
  expect(body.data.columns.map(({ samples }: { samples: string[] }) => samples)).toEqual([
    ["Measure the roof", "Order & pay"],
    ["2026-12-02", "2026-12-02T14:30:00.000Z"],
    ["2.5"],
    ["Soon"],
  ]);
  expect((await check(ana, body.data.id, body.data.mapping)).counts).toMatchObject({ rows: 2, create: 2 });
  const from1904 = await workbookFile(rows, texts, { isFrom1904: true });
  const macs = (await upload(house, ana, "task", "old.xlsx", from1904)).body.data;
  expect(macs.columns[1].samples[0]).toBe("2030-12-03");
  const broken = await upload(house, ana, "task", "broken.xlsx", Buffer.from("PK nothing of a workbook"));
  expect(broken).toMatchObject({ status: 422, body: { detail: expect.stringContaining("cannot be read") } });
  const again = '<c t="s"><v>0</v></c>';
  const swollen = await workbookFile([`<row>${again.repeat(3)}</row>`], [`<si><t>${"x".repeat(400_000)}</t></si>`]);
  const refused = await upload(house, ana, "task", "swollen.xlsx", swollen);
  expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining("save it as CSV") } });
});

test("vCards of all three versions become contacts", async () => {
  const cards = [
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ito;Anna;;;\r\nFN:Anna Ito\r\nORG:Ito Roofs;Sales\r\nEMAIL;TYPE=INTERNET,WORK:anna@\r\n example.com\r\nTEL;TYPE=CELL:+1 312 555 0142\r\nADR;TYPE=HOME:;;1 Main St;Chicago;IL;60601;USA\r\nEND:VCARD\r\n",
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:N=C3=BA=C3=B1ez;Jos=C3=A9\r\nEMAIL;HOME:jose@example.com\r\nEND:VCARD\r\n",
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Only Name\r\nitem1.TEL;VALUE=uri;TYPE=work:tel:+13125550199\r\nEND:VCARD\r\n",
  ];
  const { data } = (await upload(house, ana, "contact", "cards.vcf", cards.join(""))).body;
  expect(data.format).toBe("vcard");
  const checked = await check(ana, data.id, data.mapping);
  expect(checked.counts).toMatchObject({ rows: 3, create: 3 });
  await apply(ana, data.id);
  const anna = (await ana.get("/contacts?filter=email:anna@example.com&expand=companyId")).data[0];
  expect(anna).toMatchObject({
    fullName: "Anna Ito",
    company: { title: "Ito Roofs" },
    phones: [{ number: "+13125550142", type: "mobile" }],
    addresses: [{ city: "Chicago", type: "home" }],
  });
  expect((await ana.get("/contacts?filter=name:Núñez")).data[0]).toMatchObject({ firstName: "José" });
});

test("a mapping is remembered for files with the same columns", async () => {
  const csv = "Kundennummer,Wer,Mail\n1,Max,max@example.de\n2,Eva,eva@example.de\n";
  const first = (await upload(house, ana, "contact", "a.csv", csv)).body.data;
  expect(first.isRemembered).toBe(false);
  const columns = [{ target: null }, { target: "fullName", rule: "fill" }, { target: "emails.home" }];
  await check(ana, first.id, { columns, matchBy: ["email"], onMatch: "skip" });
  const second = (await upload(house, ana, "contact", "b.csv", csv)).body.data;
  expect(second).toMatchObject({
    isRemembered: true,
    mapping: { onMatch: "skip", columns: [{ target: null }, { target: "fullName" }, { target: "emails.home" }] },
  });
});

test("what a column's rule says holds for records that are there", async () => {
  const made = await ana.post("/contacts", {
    firstName: "Rule",
    jobTitle: "Boss",
    emails: [{ email: "rule@example.com", type: "home" }],
  });
  const csv = "id,Job title,Last name,Email\n" + `${made.data.id},Clerk,Keeper,second@example.com\n`;
  const { data } = (await upload(house, ana, "contact", "rules.csv", csv)).body;
  const columns = [
    { target: "id" },
    { target: "jobTitle", rule: "fill" },
    { target: "lastName", rule: "overwrite" },
    { target: "emails.work", rule: "fill" },
  ];
  await check(ana, data.id, { columns, matchBy: ["id"] });
  await apply(ana, data.id);
  expect((await ana.get(`/contacts/${made.data.id}`)).data).toMatchObject({
    jobTitle: "Boss",
    lastName: "Keeper",
    emails: [
      { email: "rule@example.com", primary: true },
      { email: "second@example.com", primary: false },
    ],
  });
});

test("deals find their company, contact and owner by name or e-mail, and numbers and dates in local writing", async () => {
  await ana.post("/contacts", { firstName: "Dana", lastName: "Deal", emails: [{ email: "dana@example.com" }] });
  const csv = [
    "Deal - Title;Deal - Value;Deal - Organization;Deal - Contact person;Deal - Expected close date;Deal - Owner",
    `Roof;1.250,50 €;Dach GmbH;dana@example.com;24.12.2026;${ana.email}`,
    "Wall;3.000,00 €;dach gmbh;Dana Deal;31.12.2026;Nobody Known",
  ].join("\n");
  const { data } = (await upload(house, ana, "deal", "pipedrive.csv", csv)).body;
  const checked = await check(ana, data.id, data.mapping);
  expect(checked.counts).toMatchObject({ create: 1, invalid: 1 });
  await apply(ana, data.id);
  expect((await ana.get("/deals?filter=name:Roof&expand=companyId,contactId")).data[0]).toMatchObject({
    amount: "1250.50",
    closeDate: "2026-12-24",
    company: { title: "Dach GmbH" },
    contact: { title: "Dana Deal" },
    ownerId: ana.memberId,
  });
});

test("tasks find their assignees by e-mail or name, several in one cell", async () => {
  const ben = await house.colleague(ana, "sales");
  const csv = [
    "Task name,Due date,Assigned to",
    `Measure,2026-12-24,${ana.email}; ${ben.name}`,
    `Quote,2026-12-31,${ben.email}`,
    `Quote,2027-01-31,${ben.email}`,
    "Nobody,2026-12-31,nobody@example.com",
  ].join("\n");
  const { data } = (await upload(house, ana, "task", "tasks.csv", csv)).body;
  // Tasks of the same name are as many tasks.
  expect((await check(ana, data.id, data.mapping)).counts).toMatchObject({ create: 3, invalid: 1 });
  await apply(ana, data.id);
  const assigned = async (title: string) => (await ana.get(`/tasks?filter=title:${title}`)).data[0].assigneeIds;
  expect(await assigned("Measure")).toEqual([ana.memberId, ben.memberId]);
  expect(await assigned("Quote")).toEqual([ben.memberId]);
});

test("an import that was canceled half-way goes on with the rows that are left, and may be thrown away", async () => {
  const eva = await house.owner();
  const lines = Array.from({ length: 4_000 }, (_, n) => `Some ${n},some${n}@example.com`);
  const { data } = (await upload(house, eva, "contact", "some.csv", `Name,Email\n${lines.join("\n")}`)).body;
  await check(eva, data.id, data.mapping);
  const { data: started } = await eva.post(`/imports/${data.id}/apply`);
  expect((await eva.post(`/imports/${data.id}/apply`)).status).toBe(409);
  expect((await eva.delete(`/imports/${data.id}`)).status).toBe(409);
  await vi.waitFor(async () => expect((await eva.get(`/jobs/${started.job.id}`)).data.done).toBeGreaterThan(0), {
    timeout: 30_000,
    interval: 20,
  });
  const { data: canceled } = await eva.post(`/jobs/${started.job.id}/cancel`);
  expect(canceled.state).toBe("canceled");
  expect(await total("/contacts", eva)).toBe(canceled.done);
  expect((await eva.get(`/imports/${data.id}`)).data.state).toBe("checked");

  expect(await apply(eva, data.id)).toMatchObject({ state: "done", done: 4_000 - canceled.done, problemCount: 0 });
  expect(await total("/contacts", eva)).toBe(4_000);
  expect((await eva.get(`/imports/${data.id}`)).data.state).toBe("done");
  expect((await eva.delete(`/imports/${data.id}`)).status).toBe(204);
});

test("a check that was canceled leaves the file to be checked again", async () => {
  const lines = Array.from({ length: 5_000 }, (_, n) => `Checked ${n},checked${n}@example.com`);
  const { data } = (await upload(house, ana, "contact", "checked.csv", `Name,Email\n${lines.join("\n")}`)).body;
  const { data: started } = await ana.post(`/imports/${data.id}/check`, data.mapping);
  expect((await ana.post(`/jobs/${started.job.id}/cancel`)).data.state).toBe("canceled");
  expect((await ana.get(`/imports/${data.id}`)).data.state).toBe("uploaded");
  expect((await ana.post(`/imports/${data.id}/apply`)).status).toBe(409);
  expect((await check(ana, data.id, data.mapping)).counts).toMatchObject({ rows: 5_000, create: 5_000 });
});

test("a large import is undone in the background", async () => {
  const eva = await house.owner();
  const lines = Array.from({ length: 3_300 }, (_, n) => `Many ${n},many${n % 3_000}@example.com`);
  const { data } = (await upload(house, eva, "contact", "many.csv", `Name,Email\n${lines.join("\n")}`)).body;
  const checked = await check(eva, data.id, data.mapping);
  expect(checked.counts).toMatchObject({ rows: 3_300, create: 3_000, duplicate: 300 });
  const { data: started } = await eva.post(`/imports/${data.id}/apply`);
  const job = await finished(eva, started.job.id);
  expect(job).toMatchObject({ state: "done", done: 3_000 });
  expect(await total("/contacts", eva)).toBe(3_000);
  const undone = await eva.post(`/operations/${job.operationId}/undo`);
  expect(undone.status).toBe(202);
  expect(await finished(eva, undone.data.job.id)).toMatchObject({ kind: "undo", state: "done", done: 3_000 });
  expect(await total("/contacts", eva)).toBe(0);
  expect((await eva.post(`/operations/${job.operationId}/undo`)).status).toBe(409);
});

test("who may not import is refused, and another's import is not found", async () => {
  const { data } = (await upload(house, ana, "company", "c.csv", "Name\nAcme\n")).body;
  const technician = await house.colleague(ana, "technician");
  expect((await upload(house, technician, "company", "c.csv", "Name\nAcme\n")).status).toBe(403);
  const ben = await house.colleague(ana, "admin");
  for (const path of ["", "/rows", "/rejected"]) expect((await ben.get(`/imports/${data.id}${path}`)).status).toBe(404);
  expect((await upload(house, ana, "stage", "c.csv", "Name\nAcme\n")).status).toBe(400);
  expect((await upload(house, ana, "company", "c.csv", "")).status).toBe(422);
  const bad = await ana.post(`/imports/${data.id}/check`, { columns: [{ target: "nothing" }], matchBy: [] });
  expect(bad.body.errors[0]).toMatchObject({ pointer: "/columns/0/target" });
});

test("a company is found by its name with or without accents", async () => {
  const company = (await ana.post("/companies", { name: "José Ñandú Pintores" })).data;
  const { data } = (await upload(house, ana, "contact", "p.csv", "Name,Company\nEva Sol,Jose Nandu Pintores\n")).body;
  await check(ana, data.id, data.mapping);
  await apply(ana, data.id);
  expect((await ana.get("/contacts?filter=name:Sol")).data[0].companyId).toBe(company.id);
});
