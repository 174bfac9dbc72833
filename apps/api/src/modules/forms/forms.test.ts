import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import { firstForm, visitorOf } from "./forms.testing.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test("a new organization has a form, with a page and a snippet to copy", async () => {
  const ana = await house.owner();
  const { data } = await ana.get("/forms");
  expect(data).toHaveLength(1);
  expect(data[0].key).toMatch(/^[A-Za-z0-9]{24}$/);
  expect(data[0]).toMatchObject({ name: "Website", isActive: true, url: `http://mainstay.test/f/${data[0].key}` });
  expect(data[0].snippet).toContain(`<script async src="http://mainstay.test/embed/${data[0].key}.js"></script>`);
  const { url, snippet } = data[0];
  expect((await ana.get(`/forms/${data[0].id}`)).data).toMatchObject({ url, snippet });
});

test("forms are made, changed and undone like any record, by those who may manage forms", async () => {
  const ana = await house.owner();
  const sam = await house.colleague(ana, "sales");
  const made = await ana.post("/forms", { name: "Emergencies", fields: { phone: "required", serviceTypes: ["Leak"] } });
  expect(made).toMatchObject({
    status: 201,
    data: { heading: "How can we help?", url: expect.stringContaining("/f/") },
  });
  const changed = await ana.patch(`/forms/${made.data.id}`, { heading: "Call us now" });
  expect(changed).toMatchObject({ status: 200, data: { heading: "Call us now", key: made.data.key } });
  await ana.post(`/operations/${changed.body.operation.id}/undo`);
  expect((await sam.get(`/forms/${made.data.id}`)).data.heading).toBe("How can we help?");
  expect((await sam.post("/forms", { name: "Mine" })).status).toBe(403);
  expect((await ana.patch(`/forms/${made.data.id}`, { key: "mine" })).status).toBe(422);
});

test("what would make a form useless is refused by name", async () => {
  const ana = await house.owner();
  const pointers = async (body: object) =>
    (await ana.post("/forms", { name: "F", ...body })).body.errors?.map((one: { pointer: string }) => one.pointer);
  expect(await pointers({ fields: { phone: "maybe" } })).toEqual(["/fields/phone"]);
  expect(await pointers({ fields: { phone: "hidden", email: "hidden" } })).toEqual(["/fields"]);
  expect(await pointers({ allowedOrigins: ["rohr"] })).toEqual(["/allowedOrigins"]);
  expect(await pointers({ color: "green" })).toEqual(["/color"]);
});

test("the hosted page shows the form to anybody, inside any site, and runs nothing from elsewhere", async () => {
  const ana = await house.owner();
  const form = await firstForm(ana);
  await ana.patch(`/forms/${form.id}`, {
    heading: "Leaks & <floods>",
    fields: { companyName: "required", serviceTypes: ["Drain", "Boiler"] },
    color: "#ffcc00",
  });
  const { page } = visitorOf(house);
  const { status, text, headers } = await page(`/f/${form.key}`);
  expect(status).toBe(200);
  expect(text).toContain("<h1>Leaks &amp; &lt;floods&gt;</h1>");
  expect(text).toContain("<option >Boiler</option>");
  expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors \*/);
  expect(headers.get("x-frame-options")).toBeNull();
  expect((await page("/healthz")).headers.get("x-frame-options")).toBe("DENY");
  expect((await page(`/f/${form.key}/brand.css`)).text).toContain("--accent:#ffcc00;--accent-ink:#000000");
  expect((await page("/f/assets/form.css")).headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect((await page("/f/nobody")).status).toBe(404);
});

test("without scripts the page posts the form, keeps what was typed on a mistake, and thanks in the end", async () => {
  const ana = await house.owner();
  const form = await firstForm(ana);
  const { post, page } = visitorOf(house);
  const wrong = await post(form.key, {
    name: 'Jane "J" Doe',
    email: "jane@",
    phone: "",
    description: "It <leaks>",
    consent: "true",
    consentText: "Yes",
  });
  expect(wrong.status).toBe(422);
  const text = await wrong.text();
  expect(text).toContain("Jane &quot;J&quot; Doe");
  expect(text).toContain("It &lt;leaks&gt;");
  expect(text).toContain("“jane@” is not an e-mail address.");

  const sent = await post(form.key, {
    name: "Jane Doe",
    email: "jane@example.com",
    consent: "true",
    consentText: "Yes",
    startedAt: "",
  });
  expect(sent.status).toBe(303);
  expect((await page(sent.headers.get("location") ?? "")).text).toContain("Message sent");
  expect((await ana.get("/contacts")).data[0]).toMatchObject({
    fullName: "Jane Doe",
    emailConsent: "granted",
    consentText: "Yes",
  });
});

test("the snippet's script carries the form, and none for a key that is no more", async () => {
  const form = await firstForm(await house.owner());
  const { page } = visitorOf(house);
  const script = await page(`/embed/${form.key}.js`);
  expect(script.headers.get("content-type")).toContain("javascript");
  expect(script.text).toContain(form.key);
  expect((await page("/embed/nobody.js")).status).toBe(404);
});

test("a form is previewed as unsaved changes would make it, and nothing is kept of them", async () => {
  const ana = await house.owner();
  const form = await firstForm(ana);
  const values = {
    heading: "Water everywhere?",
    fields: { companyName: "required", labels: { description: "What happened", name: "Who are you" } },
    submitLabel: "Call me",
    color: "#aa3300",
    theme: "dark",
  };
  const { data } = await ana.post(`/forms/${form.id}/preview`, { values });
  for (const text of ["Water everywhere?", "What happened", "Who are you", "Call me", "brand.css?color=%23aa3300"]) {
    expect(data.html).toContain(text);
  }
  const thanks = await ana.post(`/forms/${form.id}/preview`, { values: { successMessage: "Soon" }, page: "thanks" });
  expect(thanks.data.html).toContain("Soon");
  expect((await ana.get(`/forms/${form.id}`)).data).toMatchObject({ heading: "How can we help?", version: 1 });
  expect((await ana.get("/operations")).data.map((one: { kind: string }) => one.kind)).not.toContain("update");

  expect((await ana.post(`/forms/${form.id}/preview`, { values: { color: "red" } })).status).toBe(422);
  const sam = await house.colleague(ana, "sales");
  expect((await sam.post(`/forms/${form.id}/preview`, { values })).status).toBe(403);
});

test("a form's look comes with its address, and nothing but a colour gets into the style sheet", async () => {
  const ana = await house.owner({ name: "Rohr" });
  await ana.patch("/organization", { brandColor: "#123456" });
  expect((await ana.post("/forms", { name: "New" })).data.color).toBe("#123456");
  const form = await firstForm(ana);
  const { page } = visitorOf(house);
  expect((await page(`/f/${form.key}/brand.css?color=%23ffcc00&theme=dark`)).text).toContain("--accent:#ffcc00");
  const forged = await page(`/f/${form.key}/brand.css?color=%23fff}body{display:none&theme=auto`);
  expect(forged.text).toContain(`--accent:${form.color}`);
});

test("an organization that works in Spanish has its form in Spanish, down to what is wrong with an answer", async () => {
  const ana = await house.owner({ locale: "es-MX", country: "MX" });
  const { data } = await ana.get("/forms");
  expect(data[0]).toMatchObject({ name: "Sitio web", language: "es", heading: "¿En qué podemos ayudarte?" });
  const visitor = visitorOf(house);
  const { text } = await visitor.page(`/f/${data[0].key}`);
  for (const words of ['<html lang="es">', "Correo electrónico", "o teléfono", "Pueden contactarme", "Enviar"])
    expect(text).toContain(words);
  expect(text).not.toMatch(/E-mail|Message|Choose|Send/);
  const refused = await visitor.send({ formKey: data[0].key, name: "Mía", elapsed: 9_000 });
  expect(refused.body.errors[0].detail).toBe("Escribe un correo o un teléfono para que podamos responderte.");
  expect((await visitor.page("/f/none")).text).toContain("There is no form here");
});

test("a form's language changes the words that nobody has written, and those alone", async () => {
  const ana = await house.owner();
  const { id } = (await ana.post("/forms", { name: "Second", heading: "Call us" })).data;
  const changed = await ana.patch(`/forms/${id}`, { language: "es" });
  expect(changed.data).toMatchObject({ heading: "Call us", submitLabel: "Enviar" });
  await ana.post(`/operations/${changed.body.operation.id}/undo`);
  expect((await ana.get(`/forms/${id}`)).data).toMatchObject({ language: "en", submitLabel: "Send" });
});
