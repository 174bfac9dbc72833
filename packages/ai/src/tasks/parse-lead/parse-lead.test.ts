import { expect, test } from "vitest";
import { type ParsedLead, parseLead, runTask } from "../../index.ts";

const parse = async (freeText: string, more: object = {}): Promise<ParsedLead> =>
  (await runTask(parseLead, { freeText, today: "2026-02-01", ...more }, { model: null })).output;

test("the inquiry of a restaurant is read as whoever took it would", async () => {
  const text =
    "Hi, our restaurant needs catering for 80 guests on March 14, dinner buffet. Budget around $4k. We need vegetarian options.";
  expect(await parse(text, { channel: "web_form" })).toMatchObject({
    serviceType: "event catering",
    industry: "restaurant",
    partySize: 80,
    eventDate: "2026-03-14",
    budgetMin: 3500,
    budgetMax: 4500,
    specialRequirements: ["vegetarian options"],
    urgency: "medium",
  });
});

test("a signature gives name, title, company and phone", async () => {
  const text = [
    "Hello,",
    "We have a leaking roof at 412 Maple Street, Austin, TX 78701 and need someone ASAP.",
    "Between $8,000 and $12k. Mornings are best.",
    "",
    "Best regards,",
    "Jane Doe",
    "Office Manager | Acme Holdings LLC",
    "(512) 555-0143",
    "jane@acme.example",
  ].join("\n");
  expect(await parse(text)).toMatchObject({
    serviceType: "roof repair",
    budgetMin: 8000,
    budgetMax: 12000,
    urgency: "high",
    location: "412 Maple Street, Austin, TX 78701",
    preferredTime: "mornings",
    contact: {
      firstName: "Jane",
      lastName: "Doe",
      jobTitle: "Office Manager",
      companyName: "Acme Holdings LLC",
      phone: "+15125550143",
      email: "jane@acme.example",
    },
  });
});

test("Spanish is read as well as English", async () => {
  const text =
    "Hola, soy Ana López. Necesito limpieza de oficinas para 30 personas el 14 de marzo, hasta $5,000. Mi cel 55 1234 5678";
  expect(await parse(text, { language: "es", country: "MX" })).toMatchObject({
    serviceType: "limpieza de oficinas",
    partySize: 30,
    eventDate: "2026-03-14",
    budgetMin: null,
    budgetMax: 5000,
    contact: { firstName: "Ana", lastName: "López", phone: "+525512345678" },
  });
});

test("a service is called as the organization calls it", async () => {
  expect(await parse("I want a Hydro Jetting at my shop", { services: ["Hydro jetting"] })).toMatchObject({
    serviceType: "Hydro jetting",
  });
});

test.each([
  ["up to $9,000", null, 9000],
  ["at least 2k", 2000, null],
  ["$3-5k", 3000, 5000],
  ["between 1,500 and 2,000 dollars", 1500, 2000],
  ["about 10 grand", 8750, 11250],
  ["entre 20 mil y 30 mil pesos", 20000, 30000],
  ["call 512-555-0143 for 80 guests", null, null],
  ["the roof is 20 years old", null, null],
])("the budget in “%s”", async (text, budgetMin, budgetMax) => {
  expect(await parse(`New roof, ${text}.`)).toMatchObject({ budgetMin, budgetMax });
});

test.each([
  ["tomorrow", "2026-02-02"],
  ["on Friday", "2026-02-06"],
  ["on 3/14", "2026-03-14"],
  ["January 15", "2027-01-15"],
  ["we may need a plumber", null],
])("the day in “%s”", async (text, eventDate) => {
  expect((await parse(text)).eventDate).toBe(eventDate);
});

test("what a text does not say stays unknown", async () => {
  expect(await parse("Hello?")).toEqual({
    title: null,
    serviceType: null,
    industry: null,
    partySize: null,
    eventDate: null,
    preferredTime: null,
    budgetMin: null,
    budgetMax: null,
    location: null,
    specialRequirements: [],
    urgency: "medium",
    contact: { firstName: null, lastName: null, email: null, phone: null, companyName: null, jobTitle: null },
  });
});
