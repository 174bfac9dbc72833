/** Which records of an object: each level includes those shared with the member. */
export type RecordAccess = "none" | "shared" | "own" | "team" | "all";
export type RecordAction = "read" | "create" | "edit" | "delete";

export interface FieldRight {
  visible: boolean;
  editable: boolean;
}

export interface ObjectRights {
  read: RecordAccess;
  create: boolean;
  edit: RecordAccess;
  delete: RecordAccess;
  /** Only fields that differ from visible and editable. */
  fields: Record<string, FieldRight>;
}

/** What is not about one record: running the organization. */
export const CAPABILITIES = [
  "organization", // name, hours, zone, country, currency
  "members", // invite, remove, change roles, teams
  "roles", // custom roles
  "pipelines",
  "fields", // custom fields
  "forms", // public forms
  "follow_ups", // rules by which follow-ups are set
  "operations", // see everybody's operations and undo them
  "deliveries", // see and retry parked events and jobs
  "export",
  "import",
  "sample_data",
  "approve_messages", // say yes to words that somebody or something else wrote
  "send_messages",
  "channels", // providers, do-not-call lists, how messages go out
  "ai", // providers of AI, what it may do and spend, its log
] as const;
export type Capability = (typeof CAPABILITIES)[number];

export interface Role {
  key: string;
  name: string;
  description: string;
  /** Rights on objects the role does not name. */
  objects: { default: ObjectRights } & Record<string, ObjectRights>;
  capabilities: Capability[];
}

const rights = (
  read: RecordAccess,
  create: boolean,
  edit: RecordAccess,
  remove: RecordAccess = edit,
): ObjectRights => ({ read, create, edit, delete: remove, fields: {} });

const EVERYTHING = rights("all", true, "all");
const READS_ALL = rights("all", false, "none");
const NOTHING = rights("none", false, "none");

export const SYSTEM_ROLES = {
  owner: {
    key: "owner",
    name: "Owner",
    description: "Everything, and cannot be locked out of the organization.",
    objects: { default: EVERYTHING },
    capabilities: [...CAPABILITIES],
  },
  admin: {
    key: "admin",
    name: "Admin",
    description: "Everything but handing the organization to somebody else.",
    objects: { default: EVERYTHING },
    capabilities: [...CAPABILITIES],
  },
  manager: {
    key: "manager",
    name: "Manager",
    description: "Works with every record, shapes pipelines, fields and forms.",
    objects: { default: EVERYTHING },
    capabilities: [
      "pipelines",
      "fields",
      "forms",
      "follow_ups",
      "operations",
      "export",
      "import",
      "approve_messages",
      "send_messages",
    ],
  },
  sales: {
    key: "sales",
    name: "Sales",
    description: "Reads and edits every record, deletes own ones.",
    objects: { default: rights("all", true, "all", "own") },
    capabilities: ["import", "approve_messages", "send_messages"],
  },
  technician: {
    key: "technician",
    name: "Technician",
    description: "Reads customers, leads and jobs; writes down what happened on site.",
    objects: {
      default: READS_ALL,
      activity: rights("all", true, "own", "own"),
      task: rights("all", true, "own", "own"),
      file: rights("all", true, "own", "own"),
    },
    capabilities: [],
  },
  guest: {
    key: "guest",
    name: "Guest",
    description: "Reads only what somebody has shared.",
    objects: { default: rights("shared", false, "none") },
    capabilities: [],
  },
} as const satisfies Record<string, Role>;

export type SystemRoleKey = keyof typeof SYSTEM_ROLES;
export const SYSTEM_ROLE_KEYS = Object.keys(SYSTEM_ROLES) as SystemRoleKey[];

export function systemRole(key: string): Role {
  return Object.hasOwn(SYSTEM_ROLES, key)
    ? SYSTEM_ROLES[key as SystemRoleKey]
    : { ...SYSTEM_ROLES.guest, key, objects: { default: NOTHING } };
}

/** What a custom role says differently from its parent; silence means the parent's word. */
export interface RoleChanges {
  objects?: Record<string, Partial<ObjectRights>>;
  capabilities?: Partial<Record<Capability, boolean>>;
}

/** The rights of a custom role: the parent's, changed where the role speaks. */
export function inheritRole(
  parent: Role,
  own: { key: string; name: string; description: string; changes: RoleChanges },
): Role {
  const objects: Role["objects"] = { ...parent.objects };
  for (const [object, changed] of Object.entries(own.changes.objects ?? {})) {
    const base = objects[object] ?? objects.default;
    objects[object] = { ...base, ...changed, fields: { ...base.fields, ...changed.fields } };
  }
  const capabilities = CAPABILITIES.filter(
    (one) => own.changes.capabilities?.[one] ?? parent.capabilities.includes(one),
  );
  return { key: own.key, name: own.name, description: own.description, objects, capabilities };
}

export function rightsOn(role: Role, object: string): ObjectRights {
  return role.objects[object] ?? role.objects.default;
}
