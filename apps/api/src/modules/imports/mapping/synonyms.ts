/*
 * What other systems call our fields in their exports: HubSpot, Salesforce, Pipedrive, Google Contacts (both forms),
 * Outlook, and the columns we read vCards into. Normalised as `headerKey` does.
 */

const street = (path: string, words: string[]) => Object.fromEntries(words.map((word) => [word, path]));

/** An address' parts under each of the names a system gives its kind. */
function addressOf(path: string, prefixes: string[]): Record<string, string> {
  const parts: Record<string, string[]> = {
    line1: ["street", "address", "street address", "street 1", "address line 1"],
    line2: ["street 2", "address line 2", "extended address"],
    city: ["city"],
    state: ["state", "state province", "state region", "region", "province"],
    postalCode: ["postal code", "zip", "zip code", "zip postal code", "postcode"],
    country: ["country", "country region"],
  };
  const found: Record<string, string> = {};
  for (const [part, words] of Object.entries(parts)) {
    for (const prefix of prefixes) {
      const named = words.map((word) => (prefix ? `${prefix} ${word}` : word));
      Object.assign(found, street(`${path}.${part}`, named));
    }
  }
  return found;
}

const OWNER = {
  "contact owner": "ownerId",
  "company owner": "ownerId",
  "account owner": "ownerId",
  "deal owner": "ownerId",
  "opportunity owner": "ownerId",
  "lead owner": "ownerId",
  owner: "ownerId",
  "assigned to": "ownerId",
};
const TAGS = { labels: "tags", label: "tags", categories: "tags", "group membership": "tags", tags: "tags" };
const COMPANY_OF = {
  company: "companyId",
  "company name": "companyId",
  account: "companyId",
  "account name": "companyId",
  organization: "companyId",
  "organization name": "companyId",
  "organization 1 name": "companyId",
  "associated company": "companyId",
  "company account": "companyId",
};
const CONTACT_OF = {
  contact: "contactId",
  "contact name": "contactId",
  "contact person": "contactId",
  "primary contact": "contactId",
  "associated contact": "contactId",
  "contact email": "contactId",
  "contact e mail": "contactId",
};

const CONTACT: Record<string, string> = {
  ...OWNER,
  ...TAGS,
  ...COMPANY_OF,
  name: "fullName",
  "full name": "fullName",
  "display name": "fullName",
  "file as": "fullName",
  "first name": "firstName",
  firstname: "firstName",
  "given name": "firstName",
  "last name": "lastName",
  lastname: "lastName",
  "family name": "lastName",
  surname: "lastName",
  title: "jobTitle",
  "job title": "jobTitle",
  "organization title": "jobTitle",
  "organization 1 title": "jobTitle",
  position: "jobTitle",
  email: "emails.work",
  "e mail": "emails.work",
  "email address": "emails.work",
  "e mail address": "emails.work",
  "email work": "emails.work",
  "work email": "emails.work",
  "e mail 1 value": "emails.work",
  "e mail 2 address": "emails.home",
  "e mail 2 value": "emails.home",
  "email home": "emails.home",
  "home email": "emails.home",
  "personal email": "emails.home",
  "e mail 3 address": "emails.other",
  "e mail 3 value": "emails.other",
  "email other": "emails.other",
  "other email": "emails.other",
  "additional email addresses": "emails.other",
  mobile: "phones.mobile",
  "mobile phone": "phones.mobile",
  mobilephone: "phones.mobile",
  "mobile phone number": "phones.mobile",
  "cell phone": "phones.mobile",
  cell: "phones.mobile",
  "phone mobile": "phones.mobile",
  "phone 1 value": "phones.mobile",
  phone: "phones.work",
  "phone number": "phones.work",
  "business phone": "phones.work",
  "phone work": "phones.work",
  "work phone": "phones.work",
  "company main phone": "phones.work",
  "phone 2 value": "phones.work",
  "home phone": "phones.home",
  homephone: "phones.home",
  "phone home": "phones.home",
  "other phone": "phones.other",
  "primary phone": "phones.other",
  "phone other": "phones.other",
  "phone 3 value": "phones.other",
  "lifecycle stage": "lifecycleStage",
  ...addressOf("addresses.home", ["home", "address 1", ""]),
  ...addressOf("addresses.work", ["business", "work", "mailing"]),
  ...addressOf("addresses.other", ["other", "address 2"]),
};

const COMPANY: Record<string, string> = {
  ...OWNER,
  ...TAGS,
  name: "name",
  "company name": "name",
  company: "name",
  "account name": "name",
  organization: "name",
  "organization name": "name",
  phone: "mainPhone",
  "phone number": "mainPhone",
  website: "website",
  "website url": "website",
  "web page": "website",
  "company domain name": "website",
  domain: "website",
  "number of employees": "employeeCount",
  "no of employees": "employeeCount",
  employees: "employeeCount",
  industry: "industry",
  "legal name": "legalName",
  ...addressOf("billingAddress", ["billing", ""]),
  ...addressOf("shippingAddress", ["shipping"]),
};

const DEAL: Record<string, string> = {
  ...OWNER,
  ...TAGS,
  ...COMPANY_OF,
  ...CONTACT_OF,
  name: "name",
  title: "name",
  "deal name": "name",
  "opportunity name": "name",
  amount: "amount",
  value: "amount",
  "deal value": "amount",
  currency: "currency",
  "currency of value": "currency",
  "amount currency": "currency",
  "close date": "closeDate",
  "expected close date": "closeDate",
  probability: "probability",
  "deal probability": "probability",
  "next step": "nextStep",
  description: "description",
  "deal description": "description",
  pipeline: "pipelineId",
};

const LEAD: Record<string, string> = {
  ...OWNER,
  ...TAGS,
  ...COMPANY_OF,
  ...CONTACT_OF,
  title: "title",
  name: "title",
  "lead title": "title",
  "lead name": "title",
  email: "email",
  "e mail": "email",
  phone: "phone",
  "phone number": "phone",
  value: "estimatedValue",
  amount: "estimatedValue",
  "expected close date": "expectedCloseDate",
  description: "description",
  notes: "notes",
  note: "notes",
  "lead source": "source",
};

const TASK: Record<string, string> = {
  ...TAGS,
  ...COMPANY_OF,
  ...CONTACT_OF,
  title: "title",
  name: "title",
  subject: "title",
  task: "title",
  "task title": "title",
  "task name": "title",
  "due date": "dueAt",
  due: "dueAt",
  "date due": "dueAt",
  "start date": "startAt",
  description: "description",
  notes: "description",
  note: "description",
  comments: "description",
  status: "status",
  "task status": "status",
  priority: "priority",
  assignee: "assigneeIds",
  assignees: "assigneeIds",
  "assigned to": "assigneeIds",
  "assignee email": "assigneeIds",
  owner: "assigneeIds",
  "task owner": "assigneeIds",
  "activity owner": "assigneeIds",
  deal: "dealId",
  "associated deal": "dealId",
  lead: "leadId",
};

export const SYNONYMS: Record<string, Record<string, string>> = {
  contact: CONTACT,
  company: COMPANY,
  deal: DEAL,
  lead: LEAD,
  task: TASK,
};

/** What a system puts before each column of the object itself; other prefixes tell of something else. */
export const OWN_PREFIX: Record<string, RegExp> = {
  contact: /^(person|contact)\s+-\s+/i,
  company: /^(organization|company|account)\s+-\s+/i,
  deal: /^(deal|opportunity)\s+-\s+/i,
  lead: /^lead\s+-\s+/i,
};
