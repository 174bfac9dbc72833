import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

const total = async (path: string) => (await ana.get(`${path}?total=true`)).body.page.total;

test("a call becomes lead, contact and call activity in one operation that can be undone", async () => {
  const saved = await ana.post("/inquiries", {
    contact: { firstName: "Ruth", lastName: "Adler", phone: "312 555 0171" },
    title: "No hot water",
    serviceType: "Boiler",
    note: "Calls again if nobody comes today.",
    followUpAt: "2026-11-23T14:00:00Z",
    source: "phone_call",
  });
  expect(saved).toMatchObject({
    status: 201,
    data: {
      lead: {
        title: "No hot water",
        source: "phone_call",
        phone: "+13125550171",
        serviceType: "Boiler",
        ownerId: ana.memberId,
      },
      contact: { fullName: "Ruth Adler" },
      activity: {
        type: "phone_call",
        direction: "inbound",
        subject: "No hot water",
        body: "Calls again if nobody comes today.",
        followUpStatus: "pending",
      },
    },
  });
  expect(saved.data.activity.contactId).toBe(saved.data.contact.id);
  expect((await ana.post(`/operations/${saved.body.operation.id}/undo`)).status).toBe(200);
  expect([await total("/leads"), await total("/contacts"), await total("/activities")]).toEqual([0, 0, 0]);
});

test("a second call adds to the open lead, unless another lead is wanted", async () => {
  const contact = { firstName: "Otto", lastName: "Brandt", email: "otto@example.com", phone: "312 555 0172" };
  const first = (await ana.post("/inquiries", { contact, title: "Drain" })).data;
  const again = (
    await ana.post("/inquiries", { contactId: first.contact.id, title: "Drain again", description: "Still slow" })
  ).data;
  expect(again.lead).toMatchObject({ id: first.lead.id, title: "Drain", description: "Still slow" });
  const other = (await ana.post("/inquiries", { contactId: first.contact.id, title: "New bathroom", newLead: true }))
    .data;
  expect(other.lead).toMatchObject({ contactId: first.contact.id, title: "New bathroom", email: "otto@example.com" });
  expect(other.lead.id).not.toBe(first.lead.id);
  const typed = (await ana.post("/inquiries", { contact, title: "Sump pump", newLead: true })).data;
  expect(typed.lead.contactId).toBe(first.contact.id);
});

test("a call nobody could answer, or of somebody unknown here, is refused by name", async () => {
  expect((await ana.post("/inquiries", { contact: { firstName: "X" } })).body.errors[0].pointer).toBe("/contact/email");
  expect((await ana.post("/inquiries", { contact: { phone: "12" }, newLead: true })).body.errors[0].pointer).toMatch(
    /phone$/,
  );
  expect(
    (await ana.post("/inquiries", { contactId: "019f0000-0000-7000-8000-000000000000" })).body.errors[0].pointer,
  ).toBe("/contactId");
  const tech = await house.colleague(ana, "technician");
  expect((await tech.post("/inquiries", { contact: { phone: "312 555 0199" } })).status).toBe(403);
});

test("a caller is found by part of the number, by a misspelt name, by e-mail, and not by whom may not see them", async () => {
  const company = (await ana.post("/companies", { name: "Kowalczyk Heating" })).data;
  const person = (
    await ana.post("/contacts", {
      firstName: "Agnieszka",
      lastName: "Kowalczyk",
      phones: [{ number: "(773) 555-0186" }],
      emails: [{ email: "aga@example.com" }],
      companyId: company.id,
    })
  ).data;
  await ana.post("/contacts", { firstName: "Bob", lastName: "Smith", phones: [{ number: "(773) 555-0111" }] });
  const found = async (query: string, by = ana) => (await by.get(`/inquiries/matches?${query}`)).data;

  expect(await found("phone=5550186")).toMatchObject([
    {
      contactId: person.id,
      title: "Agnieszka Kowalczyk",
      reason: "Phone contains 5550186",
      company: { title: "Kowalczyk Heating" },
      phones: [{ number: "+17735550186" }],
    },
  ]);
  expect(await found("phone=0186")).toMatchObject([{ contactId: person.id }]);
  expect(await found("phone=%2B1%20773%20555%200186")).toMatchObject([{ similarity: 1, reason: "Same phone number" }]);
  for (const name of ["Agnieska Kovalczyk", "kowalchyk", "Kowal"]) {
    expect((await found(`name=${name}`))[0], name).toMatchObject({ contactId: person.id, reason: "Similar name" });
  }
  expect(await found("email=AGA@example.com")).toMatchObject([{ contactId: person.id, similarity: 1 }]);
  expect(await found("phone=99999")).toEqual([]);
  expect(await found("name=")).toEqual([]);
  expect(await found("phone=0186", await house.colleague(ana, "guest"))).toEqual([]);
  expect(await found("phone=0186", await house.owner())).toEqual([]);
});
