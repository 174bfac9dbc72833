import type { Tenant } from "./tenants.ts";

export interface HttpRequest {
  method: "GET" | "POST" | "PATCH";
  path: string;
  body?: string;
}

/** What a request says that another of its kind does not. */
export type Inputs = Record<string, string>;

export interface Operation {
  label: string;
  request(inputs: Inputs, tenant: Tenant): HttpRequest;
  /** The least share of the bare server's throughput, and the most the slowest hundredth may take. */
  promise: { share?: number; p99Ms?: number };
}

const LEADS = "/api/v1/leads";

export type OperationName = "get" | "list" | "create" | "stage" | "search";

export const OPERATIONS: Record<OperationName, Operation> = {
  get: {
    label: "get a lead with contact, timeline, follow-ups",
    request: ({ id }) => ({ method: "GET", path: `${LEADS}/${id}` }),
    promise: { share: 0.7 },
  },
  list: {
    label: "list of 50, filtered and sorted",
    request: ({ min }) => ({
      method: "GET",
      path: `${LEADS}?filter=${encodeURIComponent(`status:working value>${min}`)}&sort=-estimatedValue&limit=50`,
    }),
    promise: { share: 0.7, p99Ms: 50 },
  },
  create: {
    label: "create a lead",
    request: ({ title, email }) => ({ method: "POST", path: LEADS, body: JSON.stringify({ title, email }) }),
    promise: { share: 0.5 },
  },
  stage: {
    label: "move a lead to a stage",
    request: ({ id }, tenant) => ({
      method: "PATCH",
      path: `${LEADS}/${id}/stage`,
      body: JSON.stringify({ stage: tenant.stageIds.at(-1) }),
    }),
    promise: {},
  },
  search: {
    label: "search by part of a name, phone or word",
    request: ({ q }) => ({ method: "GET", path: `/api/v1/search?q=${encodeURIComponent(q ?? "")}` }),
    promise: { share: 0.7, p99Ms: 100 },
  },
};

/** An endless supply of inputs, none used twice where that would make a request cheaper. */
export interface Supply {
  next(operation: OperationName): { tenant: Tenant; inputs: Inputs };
}

/** What a lead looks like to somebody searching for it. */
export interface KnownLead {
  id: string;
  orgId: string;
  words: string[];
  isMovable: boolean;
}

export function createSupply(tenants: Tenant[], leads: KnownLead[]): Supply {
  const byId = new Map(tenants.map((tenant) => [tenant.orgId, tenant]));
  const movable = leads.filter((lead) => lead.isMovable);
  const run = Date.now().toString(36);
  let created = 0;
  let moved = 0;
  const owner = (lead: KnownLead) => {
    const tenant = byId.get(lead.orgId);
    if (!tenant) throw new Error(`Lead ${lead.id} belongs to nobody`);
    return tenant;
  };
  const supply: Record<OperationName, () => { tenant: Tenant; inputs: Inputs }> = {
    get: () => {
      const lead = oneOf(leads);
      return { tenant: owner(lead), inputs: { id: lead.id } };
    },
    list: () => ({ tenant: oneOf(tenants), inputs: { min: String(100 + Math.floor(Math.random() * 15_000)) } }),
    create: () => {
      created += 1;
      const name = `${run}x${created}`;
      return { tenant: oneOf(tenants), inputs: { title: `Leaking tap ${name}`, email: `tap-${name}@example.com` } };
    },
    stage: () => {
      const lead = movable[moved++];
      if (!lead) throw new Error("Every lead has been moved; seed more or measure fewer rounds");
      return { tenant: owner(lead), inputs: { id: lead.id } };
    },
    search: () => {
      const lead = oneOf(leads);
      return { tenant: owner(lead), inputs: { q: partOf(oneOf(lead.words)) } };
    },
  };
  return { next: (operation) => supply[operation]() };
}

/** What somebody has typed of a word by the time a search starts: four to six letters from its beginning, or a phone's end. */
function partOf(word: string): string {
  const length = 4 + Math.floor(Math.random() * 3);
  return /^\d+$/.test(word) ? word.slice(-6) : word.slice(0, length);
}

function oneOf<T>(items: readonly T[]): T {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new Error("Nothing to choose from");
  return item;
}
