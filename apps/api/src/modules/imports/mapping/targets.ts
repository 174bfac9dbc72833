import type { Field } from "@mainstay/model";
import { fieldPath } from "@mainstay/model/filter";
import type { Ctx } from "../../../platform/context.ts";
import { visibleFields } from "../../../records/list.ts";
import type { ObjectDefinition } from "../../../records/object.ts";
import { isEditable } from "../../../records/scope.ts";

/** Where a column's values can go: a field, or one part of it. */
export interface Target {
  /** `firstName`, `custom.roof`, `emails.work`, `billingAddress.city`, `addresses.home.city`. */
  path: string;
  label: string;
  field: Field;
  /** The kind of e-mail, phone or address. */
  kind: string | null;
  /** The part of an address. */
  addressPart: string | null;
}

const EMAIL_KINDS = ["work", "home", "other"];
const PHONE_KINDS = ["mobile", "work", "home", "other"];
const ADDRESS_KINDS = ["home", "work", "billing", "shipping", "other"];
const ADDRESS_PARTS: Record<string, string> = {
  line1: "street",
  line2: "second line",
  city: "city",
  state: "state",
  postalCode: "postal code",
  country: "country",
};

/** A whole name in one column: split into the two fields that make it up. */
export const WHOLE_NAME = "fullName";
/** The record's own id, as an export of ours gives it; only to match by. */
export const RECORD_ID = "id";

/** Everything this actor may import into an object's records. */
export async function importTargets(ctx: Ctx, object: ObjectDefinition): Promise<Target[]> {
  const fields = await visibleFields(ctx, object);
  const writable = fields.filter(
    (field) => !field.internal && field.type !== "json" && isEditable(ctx, object.meta, field),
  );
  const whole = fields.find((field) => field.name === WHOLE_NAME);
  const id = fields.find((field) => field.name === RECORD_ID);
  const hasNames = writable.some((field) => field.name === "firstName");
  return [
    ...(whole && hasNames ? [plain({ ...whole, label: "Full name" })] : []),
    ...writable.flatMap(targetsOf),
    ...(id ? [plain(id)] : []),
  ];
}

function targetsOf(field: Field): Target[] {
  if (field.type === "emails") return EMAIL_KINDS.map((kind) => ofKind(field, kind));
  if (field.type === "phones") return PHONE_KINDS.map((kind) => ofKind(field, kind));
  if (field.type === "address") return addressParts(field, null);
  if (field.type === "addresses") return ADDRESS_KINDS.flatMap((kind) => addressParts(field, kind));
  return [plain(field)];
}

const plain = (field: Field): Target => ({
  path: fieldPath(field),
  label: field.label,
  field,
  kind: null,
  addressPart: null,
});

const ofKind = (field: Field, kind: string): Target => ({
  ...plain(field),
  path: `${field.name}.${kind}`,
  label: `${field.label} (${kind})`,
  kind,
});

const addressParts = (field: Field, kind: string | null): Target[] =>
  Object.entries(ADDRESS_PARTS).map(([part, label]) => ({
    ...plain(field),
    path: [field.name, kind, part].filter(Boolean).join("."),
    label: `${kind ? `${kind.charAt(0).toUpperCase()}${kind.slice(1)} address` : field.label}: ${label}`,
    kind,
    addressPart: part,
  }));
