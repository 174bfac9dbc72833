import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import { firstForm, visitorOf } from "./forms.testing.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterEach(() => {
  house.clock.now = undefined;
});
afterAll(() => house.close());

const JANE = {
  name: "Jane van Doe",
  email: " Jane@Example.com ",
  phone: "(312) 555-0142",
  description: "The water heater leaks.",
  serviceType: "Water heater",
  preferredTime: "Mornings",
};

async function openForm() {
  const ana = await house.owner();
  return { ana, form: await firstForm(ana), visitor: visitorOf(house) };
}

test("a stranger's message becomes a lead, a contact and an activity with its words, in one operation", async () => {
  const { ana, form, visitor } = await openForm();
  const sent = await visitor.send({ formKey: form.key, ...JANE, roofColour: "red" });
  expect(sent).toMatchObject({
    status: 201,
    body: { data: { ok: true, message: expect.stringContaining("Thank you") } },
  });
  expect(Object.keys(sent.body.data)).toEqual(["ok", "message"]);

  const [lead] = (await ana.get("/leads")).data;
  expect(lead).toMatchObject({
    title: "Water heater for Jane van Doe",
    source: "web_form",
    sourceDetail: "Website",
    email: "jane@example.com",
    phone: "+13125550142",
    preferredTime: "Mornings",
    createdBy: null,
  });
  const whole = (await ana.get(`/leads/${lead.id}`)).data;
  expect(whole.contact).toMatchObject({ fullName: "Jane van Doe", source: "web_form" });
  expect(whole.followUps).toHaveLength(1);
  expect(whole.followUps[0]).toMatchObject({ type: "note", direction: "inbound", subject: "Form: Website" });
  expect(whole.followUps[0].body).toBe(
    "Name: Jane van Doe\nE-mail: Jane@Example.com\nPhone: (312) 555-0142\nService: Water heater\nPreferred time: Mornings\nroofColour: red\n\nThe water heater leaks.",
  );
  const [operation, earlier] = (await ana.get("/operations")).data;
  expect(operation).toMatchObject({
    kind: "create",
    summary: "Jane van Doe filled in the form Website",
    source: "form",
    actor: { type: "customer", name: "Jane van Doe" },
  });
  expect(earlier.source).not.toBe("form");
});

test("a message on Friday at 16:45 is to be answered on Monday at 8:45", async () => {
  const { ana, form, visitor } = await openForm();
  house.clock.now = new Date("2026-11-20T16:45:00-05:00");
  await visitor.send({ formKey: form.key, ...JANE });
  house.clock.now = undefined;
  const [activity] = (await ana.get("/activities")).data;
  expect(new Date(activity.followUpAt).toISOString()).toBe(new Date("2026-11-23T08:45:00-05:00").toISOString());
  expect(activity.followUpStatus).toBe("pending");
});

test("the consent given is kept with its words, and a later box left empty does not take it back", async () => {
  const { ana, form, visitor } = await openForm();
  await visitor.send({ formKey: form.key, ...JANE, consent: true, consentText: "Yes, call me." });
  await visitor.send({ formKey: form.key, ...JANE, description: "Any news?", consent: false });
  const [contact] = (await ana.get("/contacts")).data;
  expect(contact).toMatchObject({ emailConsent: "granted", smsConsent: "granted", consentText: "Yes, call me." });
  expect(contact.consentAt).not.toBeNull();
  const bodies = (await ana.get("/activities?sort=at")).data.map((one: { body: string }) => one.body);
  expect(bodies[0]).toContain("Agreed (e-mail and SMS): “Yes, call me.”");
  expect(bodies[1]).toContain("Not agreed:");
});

test("a machine is thanked like a person, and leaves nothing behind", async () => {
  const { ana, form, visitor } = await openForm();
  const trapped = await visitor.send({ formKey: form.key, ...JANE, website: "https://spam.example" });
  const tooFast = await visitor.send({ formKey: form.key, ...JANE, elapsed: 300 });
  const person = await visitor.send({ formKey: form.key, ...JANE, description: "Real", elapsed: 12_000 });
  expect(trapped.body).toEqual(person.body);
  expect(tooFast.body).toEqual(person.body);
  expect((await ana.get("/activities?total=true")).body.page.total).toBe(1);
  expect(await house.house.metrics.text()).toMatch(/form_submissions\{kind="spam"\} [2-9]/);
});

test("a phone that cannot be read is kept as typed beside a good e-mail", async () => {
  const { ana, form, visitor } = await openForm();
  expect(await visitor.send({ formKey: form.key, ...JANE, phone: "call me at work" })).toMatchObject({ status: 201 });
  const [lead] = (await ana.get("/leads")).data;
  expect(lead).toMatchObject({
    phone: null,
    email: "jane@example.com",
    description: "The water heater leaks.\nPhone as typed: call me at work",
  });
});

test("without any way to reach the person the answers are refused, each wrong one by name", async () => {
  const { ana, form, visitor } = await openForm();
  const refused = await visitor.send({ formKey: form.key, name: "Jane", email: "jane@", phone: "12" });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: "/email" }, { pointer: "/phone" }] } });
  expect(await visitor.send({ formKey: form.key, name: "Jane" })).toMatchObject({ status: 422 });
  expect((await ana.get("/leads?total=true")).body.page.total).toBe(0);
});

test("the button pressed twice, or ten times at once, makes one lead and one activity", async () => {
  const { ana, form, visitor } = await openForm();
  const sent = await Promise.all(Array.from({ length: 10 }, () => visitor.send({ formKey: form.key, ...JANE })));
  expect(sent.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect((await ana.get("/leads?total=true")).body.page.total).toBe(1);
  expect((await ana.get("/contacts?total=true")).body.page.total).toBe(1);
  expect((await ana.get("/activities?total=true")).body.page.total).toBe(1);
});

test("an Idempotency-Key makes a retry the same act, and another body with it a mistake", async () => {
  const { ana, form, visitor } = await openForm();
  const key = { "idempotency-key": "try-1" };
  const [first, second] = [
    await visitor.send({ formKey: form.key, ...JANE }, key),
    await visitor.send({ formKey: form.key, ...JANE }, key),
  ];
  expect(second.body).toEqual(first.body);
  expect(await visitor.send({ formKey: form.key, ...JANE, name: "Joe" }, key)).toMatchObject({ status: 422 });
  expect((await ana.get("/activities?total=true")).body.page.total).toBe(1);
});

test("unknown keys, switched-off and deleted forms are not found", async () => {
  const { ana, form, visitor } = await openForm();
  expect(await visitor.send({ formKey: "nobody", ...JANE })).toMatchObject({ status: 404 });
  await ana.patch(`/forms/${form.id}`, { isActive: false });
  expect(await visitor.send({ formKey: form.key, ...JANE })).toMatchObject({ status: 404 });
  await ana.patch(`/forms/${form.id}`, { isActive: true });
  await ana.delete(`/forms/${form.id}`);
  expect(await visitor.send({ formKey: form.key, ...JANE })).toMatchObject({ status: 404 });
});

test("any site may send, until the form names the sites that may", async () => {
  const { ana, form, visitor } = await openForm();
  const preflight = await visitor.call("/api/v1/public/leads", {
    method: "OPTIONS",
    headers: {
      origin: "https://rohr.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type",
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");

  const send = (origin: string) => visitor.send({ formKey: form.key, ...JANE }, { origin });
  expect(await send("https://elsewhere.example")).toMatchObject({ status: 201 });
  expect(
    (await ana.patch(`/forms/${form.id}`, { allowedOrigins: ["https://rohr.example/contact"] })).data.allowedOrigins,
  ).toEqual(["https://rohr.example"]);
  expect(await send("https://elsewhere.example")).toMatchObject({ status: 403 });
  expect(await send("https://rohr.example")).toMatchObject({ status: 201 });
  expect(await send("http://mainstay.test")).toMatchObject({ status: 201 });
});

test("a form's leads go to its pipeline and owner, and still arrive once these are gone", async () => {
  const { ana, form, visitor } = await openForm();
  const pipelines = (await ana.get("/pipelines?object=lead")).data;
  const service = pipelines.find((one: { key: string }) => one.key === "service_inquiry");
  await ana.patch(`/forms/${form.id}`, { pipelineId: service.id, defaultOwnerId: ana.memberId, defaultSource: "ad" });
  await visitor.send({ formKey: form.key, ...JANE });
  expect((await ana.get("/leads")).data[0]).toMatchObject({
    pipelineId: service.id,
    ownerId: ana.memberId,
    source: "ad",
  });

  const [lead] = (await ana.get("/leads")).data;
  await ana.delete(`/leads/${lead.id}`);
  expect((await ana.delete(`/pipelines/${service.id}`)).status).toBe(200);
  expect(await visitor.send({ formKey: form.key, ...JANE, email: "joe@example.com", phone: null })).toMatchObject({
    status: 201,
  });
  expect((await ana.get("/leads")).data[0]).toMatchObject({ email: "joe@example.com", ownerId: ana.memberId });
});

test("a form has its own limit, whichever addresses its messages come from", async () => {
  const strict = await openTestHouse({ PUBLIC_RATE_LIMIT_PER_MINUTE: "3", TRUST_PROXY: "true" });
  try {
    const form = await firstForm(await strict.owner());
    const visitor = visitorOf(strict);
    const from = (ip: string) => visitor.send({ formKey: form.key, ...JANE }, { "x-forwarded-for": ip });
    const sameAddress = [];
    for (let count = 0; count < 4; count++) sameAddress.push((await from("192.0.2.1")).status);
    expect(sameAddress).toEqual([201, 201, 201, 429]);
    const others = [];
    for (let count = 0; count < 28; count++) others.push((await from(`198.51.100.${count}`)).status);
    expect(others.filter((status) => status === 429)).toHaveLength(1);
  } finally {
    await strict.close();
  }
});
