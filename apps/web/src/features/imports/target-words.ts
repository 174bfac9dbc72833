import type { Schemas } from "../../lib/api.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";

type Target = Schemas["ImportTarget"];

const KINDS: Record<string, () => string> = {
  work: () => m.import_export_kind_work(),
  home: () => m.import_export_kind_home(),
  mobile: () => m.import_export_kind_mobile(),
  other: () => m.import_export_kind_other(),
  billing: () => m.import_export_kind_billing(),
  shipping: () => m.import_export_kind_shipping(),
};
const PARTS: Record<string, () => string> = {
  line1: () => m.import_export_part_line1(),
  line2: () => m.import_export_part_line2(),
  city: () => m.import_export_part_city(),
  state: () => m.import_export_part_state(),
  postalCode: () => m.import_export_part_postal_code(),
  country: () => m.import_export_part_country(),
};

/** What a target is called: `E-mail (work)`, `Billing address (city)`. */
export function targetLabel({ field, path, label, kind, addressPart }: Target, object: DrawnObject): string {
  if (path === "fullName") return m.import_export_whole_name();
  if (path === "id") return m.import_export_match_id();
  const name = object.fields.find((one) => one.name === field)?.label ?? label;
  const parts = [kind && KINDS[kind]?.(), addressPart && PARTS[addressPart]?.()].filter(Boolean);
  return parts.length > 0 ? `${name} (${parts.join(", ")})` : name;
}

/** What a changed field is called, by its path. */
export const fieldLabel = (path: string, object: DrawnObject): string =>
  object.fields.find((field) => field.name === path.replace(/^custom\./, ""))?.label ?? path;
