import { buffer } from "node:stream/consumers";
import { type FakeVendor, openFakeVendor } from "@mainstay/ai/testing";
import PDFDocument from "pdfkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { makeContact, send, until } from "../messages/messages.testing.ts";
import { extract } from "./extract.ts";

let house: TestHouse;
let vendor: FakeVendor;
let ana: Person;
beforeAll(async () => {
  vendor = await openFakeVendor();
  house = await openTestHouse({ AI_URL: vendor.url });
  ana = await house.owner();
});
afterAll(async () => {
  await house.close();
  await vendor.close();
});

interface Found {
  source: string;
  text: string;
  sourceId: string;
  startsAt: number;
}
const search = async (q: string, who = ana): Promise<Found[]> =>
  (await who.get(`/knowledge/search?q=${encodeURIComponent(q)}`)).data;
const found = (q: string, who = ana) => expect.poll(async () => (await search(q, who)).map(({ source }) => source));

async function upload(name: string, bytes: Uint8Array, who = ana) {
  const response = await house.fetch(
    new Request(`http://mainstay.test/api/v1/articles/upload?fileName=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { cookie: who.cookie, origin: "http://mainstay.test", "content-type": "application/octet-stream" },
      body: Buffer.from(bytes),
    }),
  );
  const body = (await response.json()) as { data: { body: string } };
  return { status: response.status, body };
}

test("a passage is found by its words, by nearly its words, and stands where it says", async () => {
  const body =
    "# Water heaters\n\nWe replace tank heaters within two days.\n\n# Fees\n\nAn emergency visit at night costs $189.";
  const { data: article } = await ana.post("/articles", { title: "Price list", kind: "price_list", body });
  await found("What does an emergency cost at night?").toEqual(["Price list"]);
  await found("emergancy visits").toEqual(["Price list"]);
  expect(await search("submarine")).toEqual([]);
  const [hit] = await search("emergency visit");
  expect(body.slice(hit?.startsAt, (hit?.startsAt ?? 0) + (hit?.text.length ?? 0))).toBe(hit?.text);
  expect(hit?.sourceId).toBe(article.id);
});

test("what is changed, deleted and brought back is found accordingly", async () => {
  const { data: article } = await ana.post("/articles", { title: "Warranty", body: "Ten years on workmanship." });
  await found("workmanship").toEqual(["Warranty"]);
  await ana.patch(`/articles/${article.id}`, { body: "Twelve years on everything, says the guarantee." });
  await found("guarantee").toEqual(["Warranty"]);
  await expect.poll(() => search("workmanship")).toEqual([]);
  const gone = await ana.delete(`/articles/${article.id}`);
  expect(await search("guarantee")).toEqual([]);
  await ana.post(`/operations/${gone.body.operation.id}/undo`, {});
  await found("guarantee").toEqual(["Warranty"]);
});

/** What is shorter than a remark is not worth citing. */
const LONG = ", as we said on the phone when we talked about it the day before yesterday in the evening.";

test("answers and mails that went out join by themselves; what a question asks and a mail not yet sent do not", async () => {
  const dana = await makeContact(ana);
  const lead = (await ana.post("/leads", { title: "Skylight", contactId: dana.id })).data;
  const asked = (await ana.post(`/leads/${lead.id}/questions`, { text: "Which glazing is wanted?" })).data;
  const words = { channel: "email", contactId: dana.id, subject: "Skylights", purpose: "transactional" };
  const waiting = (await ana.post("/messages", { ...words, body: `Our turquoise catalogue is attached${LONG}` })).data;
  const sent = await send(ana, { ...words, body: `A pyramid skylight takes three weeks${LONG}` });
  await until(house, ana, sent.data.id, "sent");
  await ana.post(`/leads/${lead.id}/questions/${asked.id}/answer`, { answer: "Laminated glazing, frosted." });
  await expect
    .poll(async () => (await search("pyramid skylight")).map(({ sourceId }) => sourceId))
    .toEqual([sent.data.id]);
  await expect
    .poll(async () => (await search("laminated frosted")).map(({ sourceId }) => sourceId))
    .toEqual([asked.id]);
  expect(await search("turquoise catalogue")).toEqual([]);
  expect(waiting.state).toBe("draft");
});

/** A Word file of some paragraphs, or of whatever bytes stand in their place. */
function wordFile(content: string | Buffer): Promise<Buffer> {
  const [schemas, office] = ["http://schemas.openxmlformats.org", "application/vnd.openxmlformats-officedocument"];
  const main = `${office}.wordprocessingml.document.main+xml`;
  const types = `<Types xmlns="${schemas}/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
  const links = `<Relationships xmlns="${schemas}/package/2006/relationships"><Relationship Id="r1" Type="${schemas}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
  const document = `<w:document xmlns:w="${schemas}/wordprocessingml/2006/main"><w:body>${content}</w:body></w:document>`;
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(types), "[Content_Types].xml");
  zip.addBuffer(Buffer.from(links), "_rels/.rels");
  zip.addBuffer(typeof content === "string" ? Buffer.from(document) : content, "word/document.xml");
  zip.end();
  return buffer(zip.outputStream);
}

test("text, Markdown, PDF, Word and nothing else are read from files", async () => {
  expect(await upload("faq.md", Buffer.from("# FAQ\n\nWe are licensed in Térrebonne Parish."))).toMatchObject({
    status: 201,
    body: { data: { title: "faq", fileName: "faq.md" } },
  });
  await found("licensed parish").toEqual(["faq"]);

  const pdf = new PDFDocument();
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on("end", resolve));
  pdf.text("Gutters are cleaned twice a year.").end();
  await ended;
  const read = await upload("gutters.pdf", Buffer.concat(chunks));
  expect(read.body.data.body).toContain("Gutters are cleaned twice a year.");

  const word = await wordFile("<w:p><w:r><w:t>We carry away what we tear off.</w:t></w:r></w:p>");
  expect((await upload("terms.docx", word)).body.data.body).toBe("We carry away what we tear off.");

  expect(
    (await upload("photo.png", Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ", "base64"))).status,
  ).toBe(422);
  expect((await upload("empty.txt", Buffer.from("  \n"))).status).toBe(422);
  expect((await upload("broken.pdf", Buffer.from("%PDF-1.4 nonsense"))).status).toBe(422);
});

test("a file that unpacks to far more than it is, or takes too long, is refused with the reason", async () => {
  const bytes = await wordFile(Buffer.alloc(400_000_000, "a"));
  expect(bytes.length).toBeLessThan(1_000_000);
  expect(await upload("bomb.docx", bytes)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/file", detail: expect.stringContaining("unpacks to more") }] },
  });
  const slow = extract({ bytes: Buffer.from("%PDF-1.4"), kind: "pdf" }, { memoryMb: 256, timeMs: 0 });
  await expect(slow).rejects.toThrow("takes too long");
});

test("another organization finds nothing of it, and who may not read it neither", async () => {
  const other = await house.owner();
  expect(await search("emergency", other)).toEqual([]);
  const guest = await house.colleague(ana, "guest");
  expect((await guest.get("/knowledge/search?q=emergency")).data).toEqual([]);
});

test("with a model for vectors passages are found by meaning too; private things stay here", async () => {
  const bo = await house.owner();
  await bo.patch("/ai/settings", { embedding: { provider: "compatible", model: "nomic-embed" } });
  await bo.post("/articles", { title: "Call list", body: "Call Jane Doe at 512-555-0143 about gutters." });
  const embedded = () => bo.get("/ai/actions?action=embedding&state=done");
  await expect.poll(async () => (await embedded()).data.length).toBeGreaterThan(0);
  await found("gutters", bo).toEqual(["Call list"]);
  const heard = vendor.heard.map(({ text }) => text).join();
  expect(heard).toContain("about gutters");
  expect(heard).not.toContain("512-555-0143");
});

test("switched off, it is searched by nobody", async () => {
  await ana.patch("/ai/settings", { featuresOff: ["knowledge"] });
  expect((await ana.get("/knowledge/search?q=emergency")).status).toBe(403);
  await ana.patch("/ai/settings", { featuresOff: [] });
});
