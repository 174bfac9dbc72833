import { newId } from "@mainstay/db";
import type { Dice } from "../dice.ts";
import { COMPANIES } from "./companies.ts";
import { PEOPLE } from "./people.ts";
import type { Row } from "./story.ts";
import type { Setting } from "./world.ts";

const TOWN = { city: "Millbrook", state: "IL", postalCode: "60555", country: "US" };
const OLDEST_DAYS = 240;

export function buildCompanies({ ownerId, almanac }: Setting, dice: Dice): Row[] {
  return COMPANIES.map(([name, industry, line1, employeeCount], index) => ({
    id: newId(),
    createdAt: almanac.past(dice.between(60, OLDEST_DAYS), 9),
    name,
    industry,
    employeeCount,
    website: `https://${slug(name)}.example.com`,
    // 555-0100 to 555-0199 are kept free for stories.
    mainPhone: `+17735550${100 + index}`,
    billingAddress: { line1, ...TOWN },
    status: index % 5 === 4 ? "prospect" : "active_customer",
    tags: industry === "Property management" ? ["several units"] : [],
    ownerId,
  }));
}

export function buildContacts({ ownerId, almanac }: Setting, companies: Row[]): Row[] {
  return PEOPLE.map(([firstName, lastName, line1, companyIndex, jobTitle], index) => {
    const company = companyIndex === undefined ? undefined : companies[companyIndex];
    const local = `${firstName}.${lastName}`.toLowerCase();
    const number = `+13125550${100 + index}`;
    return {
      id: newId(),
      createdAt: company?.createdAt ?? almanac.past(60 + index * 3, 10),
      firstName,
      lastName,
      fullName: `${firstName} ${lastName}`,
      companyId: company?.id ?? null,
      jobTitle: jobTitle ?? null,
      emails: [
        {
          email: company ? `${local}@${new URL(String(company.website)).host}` : `${local}@example.com`,
          type: company ? "work" : "home",
          primary: true,
        },
      ],
      phones: [{ number, raw: `(312) 555-0${100 + index}`, type: "mobile", primary: true }],
      addresses: [{ line1, ...TOWN, type: company ? "work" : "home", primary: true }],
      lifecycleStage: "prospect",
      preferredChannel: index % 3 === 0 ? "sms" : "phone",
      ownerId,
    };
  });
}

const slug = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, "");
