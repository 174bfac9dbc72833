import { type Capability, SYSTEM_ROLES, type SystemRoleKey } from "@mainstay/model";
import { m } from "../../messages/messages.js";

const NAMES: Record<SystemRoleKey, () => string> = {
  owner: m.members_role_owner,
  admin: m.members_role_admin,
  manager: m.members_role_manager,
  sales: m.members_role_sales,
  technician: m.members_role_technician,
  guest: m.members_role_guest,
};

const DESCRIPTIONS: Record<SystemRoleKey, () => string> = {
  owner: m.members_role_owner_about,
  admin: m.members_role_admin_about,
  manager: m.members_role_manager_about,
  sales: m.members_role_sales_about,
  technician: m.members_role_technician_about,
  guest: m.members_role_guest_about,
};

const CAPABILITY_WORDS: Partial<Record<Capability, { name: () => string; about: () => string }>> = {
  organization: { name: m.members_can_organization, about: m.members_can_organization_about },
  members: { name: m.members_can_members, about: m.members_can_members_about },
  roles: { name: m.members_can_roles, about: m.members_can_roles_about },
  pipelines: { name: m.members_can_pipelines, about: m.members_can_pipelines_about },
  fields: { name: m.members_can_fields, about: m.members_can_fields_about },
  forms: { name: m.members_can_forms, about: m.members_can_forms_about },
  follow_ups: { name: m.members_can_follow_ups, about: m.members_can_follow_ups_about },
  operations: { name: m.members_can_operations, about: m.members_can_operations_about },
  deliveries: { name: m.members_can_deliveries, about: m.members_can_deliveries_about },
  export: { name: m.members_can_export, about: m.members_can_export_about },
  import: { name: m.members_can_import, about: m.members_can_import_about },
  approve_messages: { name: m.members_can_approve_messages, about: m.members_can_approve_messages_about },
  send_messages: { name: m.members_can_send_messages, about: m.members_can_send_messages_about },
  ai: { name: m.members_can_ai, about: m.members_can_ai_about },
  channels: { name: m.members_can_channels, about: m.members_can_channels_about },
  sample_data: { name: m.members_can_sample_data, about: m.members_can_sample_data_about },
};

const isSystem = (key: string): key is SystemRoleKey => Object.hasOwn(SYSTEM_ROLES, key);

/** A role's name in the reader's language; those of one's own are called as they were named. */
export const roleName = ({ key, name }: { key: string; name: string }) => (isSystem(key) ? NAMES[key]() : name);

export const roleDescription = ({ key, description }: { key: string; description: string }) =>
  isSystem(key) ? DESCRIPTIONS[key]() : description;

/** What a capability lets one do; one that these screens do not know yet is called by its key. */
export function capabilityWords(capability: Capability): { name: string; about: string } {
  const words = CAPABILITY_WORDS[capability];
  return words ? { name: words.name(), about: words.about() } : { name: capability.replaceAll("_", " "), about: "" };
}
