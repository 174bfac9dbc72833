import { type ObjectRights, type RecordAccess, type Role, rightsOn } from "@mainstay/model";

/**
 * Whether somebody may give a role to others, take it from them or shape it: never more than they hold themselves, in
 * capabilities and in rights on every object, and owners are made by owners alone.
 */
export function mayGrant(granter: Role, role: Role): boolean {
  if (role.key === "owner") return granter.key === "owner";
  const named = new Set([...Object.keys(granter.objects), ...Object.keys(role.objects)]);
  return (
    role.capabilities.every((capability) => granter.capabilities.includes(capability)) &&
    [...named].every((object) => isWithin(rightsOn(role, object), rightsOn(granter, object)))
  );
}

/** From least to most; `shared` is in all that follow. */
const ACCESS: RecordAccess[] = ["none", "shared", "own", "team", "all"];

const isAtMost = (one: RecordAccess, other: RecordAccess) => ACCESS.indexOf(one) <= ACCESS.indexOf(other);

function isWithin(inner: ObjectRights, outer: ObjectRights): boolean {
  return (
    isAtMost(inner.read, outer.read) &&
    isAtMost(inner.edit, outer.edit) &&
    isAtMost(inner.delete, outer.delete) &&
    (outer.create || !inner.create) &&
    // A field the granter cannot see or change must be closed to the role as well; of no use where nothing is read.
    (inner.read === "none" || Object.keys(outer.fields).every((field) => isFieldWithin(field, inner, outer)))
  );
}

const OPEN = { visible: true, editable: true };

function isFieldWithin(field: string, inner: ObjectRights, outer: ObjectRights): boolean {
  const [given, held] = [inner.fields[field] ?? OPEN, outer.fields[field] ?? OPEN];
  return (held.visible || !given.visible) && (held.editable || !given.editable);
}
