import {
  type Capability,
  type FieldRight,
  inheritRole,
  type ObjectRights,
  type Role,
  type RoleChanges,
  rightsOn,
  type SystemRoleKey,
  systemRole,
} from "@mainstay/model";

/** A role of one's own under change: its parent, and what it says differently. */
export interface RoleDraft {
  name: string;
  description: string;
  parent: SystemRoleKey;
  changes: RoleChanges;
}

/** The rights the draft comes to. */
export const rightsOf = ({ name, description, parent, changes }: RoleDraft): Role =>
  inheritRole(systemRole(parent), { key: name, name, description, changes });

/** What the role would be without saying anything of its own. */
export const parentOf = ({ parent }: RoleDraft): Role => systemRole(parent);

/** The draft with one right of an object set; a right that is the parent's own again is no change. */
export function withRight<Name extends "read" | "create" | "edit" | "delete">(
  draft: RoleDraft,
  object: string,
  name: Name,
  value: ObjectRights[Name],
): RoleDraft {
  const { [name]: _, ...others } = draft.changes.objects?.[object] ?? {};
  const inherited = rightsOn(rightsOf(withObject(draft, object, others)), object)[name];
  return withObject(draft, object, value === inherited ? others : { ...others, [name]: value });
}

/** The draft with a field of an object hidden, read-only or open; open is what every field is unless said otherwise. */
export function withFieldRight(draft: RoleDraft, object: string, field: string, right: FieldRight): RoleDraft {
  const own = draft.changes.objects?.[object] ?? {};
  const { [field]: _, ...others } = own.fields ?? {};
  const inherited = rightsOn(parentOf(draft), object).fields[field];
  const isOpen = right.visible && right.editable;
  const fields = isOpen && !inherited ? others : { ...others, [field]: right };
  const { fields: __, ...rest } = own;
  return withObject(draft, object, Object.keys(fields).length > 0 ? { ...rest, fields } : rest);
}

/** The draft with a capability given or taken. */
export function withCapability(draft: RoleDraft, capability: Capability, isGiven: boolean): RoleDraft {
  const { [capability]: _, ...others } = draft.changes.capabilities ?? {};
  const isInherited = parentOf(draft).capabilities.includes(capability);
  const capabilities = isGiven === isInherited ? others : { ...others, [capability]: isGiven };
  return { ...draft, changes: { ...draft.changes, capabilities } };
}

function withObject(draft: RoleDraft, object: string, own: Partial<ObjectRights>): RoleDraft {
  const { [object]: _, ...others } = draft.changes.objects ?? {};
  const objects = Object.keys(own).length > 0 ? { ...others, [object]: own } : others;
  return { ...draft, changes: { ...draft.changes, objects } };
}

/** Whether the draft says something of its own about a right. */
export const isOwnWord = (draft: RoleDraft, object: string, name: keyof ObjectRights) =>
  draft.changes.objects?.[object]?.[name] !== undefined;
