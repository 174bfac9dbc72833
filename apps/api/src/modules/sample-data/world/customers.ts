import { newId } from "@mainstay/db";
import { foldText } from "@mainstay/model/similarity";
import type { Dice } from "./dice.ts";
import type { Row } from "./story.ts";
import type { Setting } from "./world.ts";

const OLDEST_DAYS = 240;

export function buildCompanies({ ownerId, almanac, trade: { town } }: Setting, dice: Dice): Row[] {
  return town.companies.map(([name, industry, line1, employeeCount], index) => ({
    id: newId(),
    createdAt: almanac.past(dice.between(60, OLDEST_DAYS), 9),
    name,
    industry,
    employeeCount,
    website: `https://${slug(name)}.example.com`,
    // 555-0100 to 555-0199 are kept free for stories.
    mainPhone: `+17735550${100 + index}`,
    billingAddress: { line1, ...town.place },
    status: index % 5 === 4 ? "prospect" : "active_customer",
    tags: industry === town.manyUnits.industry ? [town.manyUnits.tag] : [],
    ownerId,
  }));
}

export function buildContacts({ ownerId, almanac, trade: { town } }: Setting, companies: Row[]): Row[] {
  return town.people.map(([firstName, lastName, line1, companyIndex, jobTitle], index) => {
    const company = companyIndex === undefined ? undefined : companies[companyIndex];
    const local = `${slug(firstName)}.${slug(lastName)}`;
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
      addresses: [{ line1, ...town.place, type: company ? "work" : "home", primary: true }],
      lifecycleStage: "prospect",
      preferredChannel: index % 3 === 0 ? "sms" : "phone",
      ownerId,
    };
  });
}

const slug = (name: string) => foldText(name).replace(/[^a-z]+/g, "");
