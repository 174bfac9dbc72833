import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../../testing/house.ts";
import type { Person } from "../../testing/person.ts";
import { upload } from "./imports.testing.ts";

let house: TestHouse;
let ana: Person;
beforeAll(async () => {
  house = await openTestHouse();
  ana = await house.owner();
});
afterAll(() => house.close());

/** The columns of contacts as each system exports them, with what becomes of them; null is left out. */
const EXPORTS: [system: string, columns: Record<string, string | null>][] = [
  [
    "HubSpot",
    {
      "First Name": "firstName",
      "Last Name": "lastName",
      Email: "emails.work",
      "Phone Number": "phones.work",
      "Mobile Phone Number": "phones.mobile",
      "Contact owner": "ownerId",
      "Associated Company": "companyId",
      "Job Title": "jobTitle",
      "Street Address": "addresses.home.line1",
      City: "addresses.home.city",
      "Postal Code": "addresses.home.postalCode",
      "Marketing contact status": null,
    },
  ],
  [
    "Salesforce",
    {
      "First Name": "firstName",
      "Last Name": "lastName",
      Title: "jobTitle",
      "Account Name": "companyId",
      "Mailing Street": "addresses.work.line1",
      "Mailing City": "addresses.work.city",
      "Mailing State/Province": "addresses.work.state",
      "Mailing Zip/Postal Code": "addresses.work.postalCode",
      Phone: "phones.work",
      Mobile: "phones.mobile",
      Email: "emails.work",
      "Contact Owner": "ownerId",
    },
  ],
  [
    "Pipedrive",
    {
      "Person - Name": "fullName",
      "Person - Organization": "companyId",
      "Person - Email - Work": "emails.work",
      "Person - Phone - Mobile": "phones.mobile",
      "Person - Owner": "ownerId",
      "Person - Label": "tags",
    },
  ],
  [
    "Google Contacts",
    {
      "First Name": "firstName",
      "Last Name": "lastName",
      "Organization Name": "companyId",
      "Organization Title": "jobTitle",
      "E-mail 1 - Value": "emails.work",
      "Phone 1 - Value": "phones.mobile",
      "Address 1 - Street": "addresses.home.line1",
      "Address 1 - City": "addresses.home.city",
      Labels: "tags",
    },
  ],
  [
    "Google Contacts, before 2024",
    {
      "Given Name": "firstName",
      "Family Name": "lastName",
      "Organization 1 - Name": "companyId",
      "E-mail 1 - Value": "emails.work",
    },
  ],
  [
    "Outlook",
    {
      "First Name": "firstName",
      "Last Name": "lastName",
      Company: "companyId",
      "Job Title": "jobTitle",
      "Business Street": "addresses.work.line1",
      "Business Postal Code": "addresses.work.postalCode",
      "Home City": "addresses.home.city",
      "Business Phone": "phones.work",
      "Home Phone": "phones.home",
      "Mobile Phone": "phones.mobile",
      "E-mail Address": "emails.work",
      Categories: "tags",
    },
  ],
];

test.each(EXPORTS)("contacts out of %s map by themselves", async (system, columns) => {
  const headers = Object.keys(columns);
  const csv = `${headers.join(",")}\n${headers.map(() => "x").join(",")}\n`;
  const { status, body } = await upload(house, ana, "contact", `${system}.csv`, csv);
  expect(status).toBe(201);
  const targets = body.data.mapping.columns.map(({ target }: { target: string | null }) => target);
  expect(Object.fromEntries(headers.map((header, index) => [header, targets[index]]))).toEqual(columns);
});
