import { CAPABILITIES, SYSTEM_ROLE_KEYS, type SystemRoleKey } from "@mainstay/model";
import { z } from "zod";
import { Locale, Name, OrganizationSettings, Scope, SecurityPolicy, Timezone } from "../../platform/auth/index.ts";

const Moment = z.iso.datetime();

/** A change of nothing is a slip of the caller's, and better said than done. */
const saysSomething = (change: object) => Object.values(change).some((value) => value !== undefined);
const NOTHING_SAID = "Say what is to change.";
export const ById = z.object({ id: z.uuid() });

export const Organization = OrganizationSettings.extend({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  brandColor: z.string().nullable().meta({ description: "`#rrggbb` of buttons and links; null is Mainstay's own" }),
  logoId: z.uuid().nullable().meta({ description: "Its picture is at `/logos/{id}`" }),
  deletesAt: Moment.nullable().meta({ description: "When it is deleted, while it waits for that" }),
}).meta({ id: "Organization" });

const BrandColor = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, "must be a colour such as #0f6b5c")
  .transform((color) => color.toLowerCase());

export const ChangeOrganization = OrganizationSettings.extend({ name: Name, brandColor: BrandColor.nullable() })
  .partial()
  .refine(saysSomething, NOTHING_SAID)
  .meta({ id: "ChangeOrganization" });
export type ChangeOrganization = z.infer<typeof ChangeOrganization>;

/** Better-auth's roles and ours: a system role's key, or the id of a custom role. */
export const RoleRef = z.union([z.enum(SYSTEM_ROLE_KEYS as [SystemRoleKey, ...SystemRoleKey[]]), z.uuid()]);

export const Member = z
  .object({
    id: z.uuid(),
    userId: z.uuid(),
    name: z.string(),
    email: z.string(),
    image: z.string().nullable(),
    role: RoleRef,
    roleName: z.string(),
    isActive: z.boolean().meta({ description: "Whether they may come in" }),
    teams: z.array(z.object({ id: z.uuid(), name: z.string() })),
  })
  .meta({ id: "Member" });
export type Member = z.infer<typeof Member>;
export const ChangeMember = z
  .object({ role: RoleRef, isActive: z.boolean() })
  .partial()
  .refine(saysSomething, NOTHING_SAID)
  .meta({ id: "ChangeMember" });
export type ChangeMember = z.infer<typeof ChangeMember>;

/** How many records of an object somebody owns. */
export const Holding = z.object({ object: z.string(), count: z.int() }).meta({ id: "Holding" });
export type Holding = z.infer<typeof Holding>;
export const HandOver = z.object({ to: z.uuid() }).meta({ id: "HandOver" });

export const Security = SecurityPolicy.meta({ id: "SecurityPolicy" });
export const ShownSecurity = Security.extend({
  address: z.string().meta({ description: "From where this very request came" }),
}).meta({ id: "ShownSecurityPolicy" });
export const ChangeSecurity = z
  .object({
    requireTwoFactor: Security.shape.requireTwoFactor.unwrap(),
    sessionHours: Security.shape.sessionHours.unwrap(),
    allowedAddresses: Security.shape.allowedAddresses.unwrap(),
  })
  .partial()
  .refine(saysSomething, NOTHING_SAID)
  .meta({ id: "ChangeSecurityPolicy" });
export type ChangeSecurity = z.infer<typeof ChangeSecurity>;

export const NewLogo = z
  .object({ data: z.base64().max(400_000).meta({ description: "A PNG, JPEG or WebP of up to 256 kB, in base64" }) })
  .meta({ id: "NewLogo" });
export const NameToDelete = z.object({ name: z.string() }).meta({ id: "NameToDelete" });

const Access = z.enum(["none", "shared", "own", "team", "all"]);
const FieldRight = z.object({ visible: z.boolean(), editable: z.boolean() });
const ObjectRights = z.object({
  read: Access,
  create: z.boolean(),
  edit: Access,
  delete: Access,
  fields: z.record(z.string(), FieldRight),
});
export const RoleChanges = z
  .object({
    objects: z.record(z.string().regex(/^[a-z][a-zA-Z0-9_]*$/), ObjectRights.partial()).optional(),
    capabilities: z.partialRecord(z.enum(CAPABILITIES), z.boolean()).optional(),
  })
  .meta({ id: "RoleChanges" });

/** A custom role inherits from any system role but the owner's, which stands for the person and not for rights. */
const Parent = z.enum(SYSTEM_ROLE_KEYS.filter((key) => key !== "owner") as [SystemRoleKey, ...SystemRoleKey[]]);

export const Role = z
  .object({
    id: z.uuid().nullable().meta({ description: "null for a system role" }),
    key: z.string(),
    name: z.string(),
    description: z.string(),
    parent: z.string().nullable(),
    changes: RoleChanges.nullable(),
    version: z.number().int().nullable(),
    objects: z
      .record(z.string(), ObjectRights)
      .meta({ description: "The rights that hold, `default` for objects not named" }),
    capabilities: z.array(z.enum(CAPABILITIES)),
  })
  .meta({ id: "Role" });
export type Role = z.infer<typeof Role>;
export const CreateRole = z
  .object({
    name: Name,
    description: z.string().max(500).default(""),
    parent: Parent,
    changes: RoleChanges.default({}),
  })
  .meta({ id: "CreateRole" });
export type CreateRole = z.infer<typeof CreateRole>;
export const ChangeRole = z
  .object({ name: Name, description: z.string().max(500), changes: RoleChanges, version: z.number().int() })
  .partial()
  .meta({ id: "ChangeRole" });
export type ChangeRole = z.infer<typeof ChangeRole>;

export const Team = z.object({ id: z.uuid(), name: z.string(), memberIds: z.array(z.uuid()) }).meta({ id: "Team" });
export type Team = z.infer<typeof Team>;
export const NameTeam = z.object({ name: Name }).meta({ id: "NameTeam" });
export const TeamMember = z.object({ id: z.uuid(), memberId: z.uuid() });

export const Me = z
  .object({
    user: z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      timezone: z.string().nullable(),
      locale: z.string().nullable(),
      twoFactorEnabled: z.boolean(),
    }),
    member: z.object({ id: z.uuid(), teammates: z.array(z.uuid()) }).nullable(),
    organization: Organization.nullable(),
    role: Role.pick({ key: true, name: true, description: true, objects: true, capabilities: true }).nullable(),
    capabilities: z.array(z.enum(CAPABILITIES)),
    refused: z
      .object({ why: z.enum(["address", "two_factor", "leaving"]), by: z.string() })
      .nullable()
      .meta({ description: "Why the organization one belongs to does not let one in; `by` is its name" }),
    organizations: z.array(z.object({ id: z.uuid(), name: z.string(), slug: z.string(), role: z.string() })),
  })
  .meta({ id: "Me" });
export const ChangeMe = z
  .object({ name: Name, timezone: Timezone.nullable(), locale: Locale.nullable() })
  .partial()
  .refine(saysSomething, NOTHING_SAID)
  .meta({ id: "ChangeMe" });

export const LoginPage = z.object({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const Login = z
  .object({
    id: z.uuid(),
    at: Moment,
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
    outcome: z.enum(["success", "two_factor_required", "failed"]),
    reason: z.string().nullable(),
  })
  .meta({ id: "Login" });

export const ApiKey = z
  .object({
    id: z.uuid(),
    memberId: z.uuid(),
    name: z.string(),
    start: z.string(),
    scopes: z.array(Scope),
    requestsPerHour: z.number().int(),
    expiresAt: Moment.nullable(),
    createdAt: Moment,
  })
  .meta({ id: "ApiKey" });
export const NewApiKey = ApiKey.extend({ key: z.string().meta({ description: "Shown this once" }) }).meta({
  id: "NewApiKey",
});
export const CreateApiKey = z
  .object({
    name: Name,
    scopes: z.array(Scope).min(1).max(50),
    expiresAt: Moment.nullish().transform((text) => (text ? new Date(text) : null)),
    requestsPerHour: z.number().int().min(1).max(100_000).default(1_000),
  })
  .meta({ id: "CreateApiKey" });

export const MailHead = z
  .object({ id: z.string(), to: z.string(), subject: z.string(), at: Moment })
  .meta({ id: "MailHead" });
export const ReceivedMail = MailHead.extend({ text: z.string(), html: z.string().nullable() }).meta({
  id: "ReceivedMail",
});
