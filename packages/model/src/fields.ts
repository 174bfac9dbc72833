/** The kinds of field an object can have: what a value is, and so how it is checked, stored, filtered and drawn. */
export type FieldType =
  | "id"
  | "text"
  | "longText"
  | "email"
  | "phone"
  | "url"
  | "integer"
  | "number"
  | "percent"
  | "money"
  | "currency"
  | "date"
  | "datetime"
  | "boolean"
  | "picklist"
  | "multiPicklist"
  | "tags"
  | "link"
  | "member"
  | "members"
  | "address"
  | "emails"
  | "phones"
  | "addresses"
  | "json";

export interface Option {
  value: string;
  label: string;
  /** A token of the palette (`green`, `amber`, …), not a colour of its own. */
  color?: string;
}

export interface FieldSpec {
  type: FieldType;
  label: string;
  help?: string;
  /** Other names by which people and the filter grammar may call it. */
  aliases?: string[];
  required?: boolean;
  /** Set by Mainstay itself; a request that names it is refused. */
  readOnly?: boolean;
  /** What Mainstay reckons it from: hidden from whoever may not see one of these fields. */
  from?: string[];
  /** Kept for Mainstay's own use; no screen shows it. */
  internal?: boolean;
  /** Found by search: `title` counts more than `text`. */
  search?: "title" | "text";
  filter?: boolean;
  sort?: boolean;
  /** Personal data in the sense of the GDPR: exported and erased on request, redacted before a prompt. */
  personal?: boolean;
  options?: Option[];
  /** The object a link points to. */
  object?: string;
  maxLength?: number;
  min?: number;
  max?: number;
  /** The field that holds the currency of a money field. */
  currencyField?: string;
  /** The heading under which forms and record pages show it. */
  group?: string;
  /** Shown as a column when the member has chosen none. */
  column?: boolean;
  /** Shown in the quick create form. */
  create?: boolean;
}

export interface Field extends FieldSpec {
  name: string;
  filter: boolean;
  sort: boolean;
  /** Defined by the organization, kept in the record's `custom`. */
  custom?: boolean;
}

type Extra = Partial<Omit<FieldSpec, "type" | "label">>;
const spec =
  (type: FieldType, defaults: Extra = {}) =>
  (label: string, extra: Extra = {}): FieldSpec => ({ type, label, ...defaults, ...extra });

export const text = spec("text", { maxLength: 255 });
export const longText = spec("longText", { maxLength: 20_000 });
export const email = spec("email", { maxLength: 254, personal: true });
export const phone = spec("phone", { maxLength: 50, personal: true });
export const url = spec("url", { maxLength: 2_000 });
export const integer = spec("integer");
export const number = spec("number");
export const percent = spec("percent", { min: 0, max: 100 });
export const money = spec("money", { currencyField: "currency" });
export const currency = spec("currency");
export const date = spec("date");
export const datetime = spec("datetime");
export const boolean = spec("boolean");
export const tags = spec("tags");
export const member = spec("member");
export const members = spec("members");
export const address = spec("address", { personal: true });
export const emails = spec("emails", { personal: true, search: "text" });
export const phones = spec("phones", { personal: true, search: "text" });
export const addresses = spec("addresses", { personal: true });
export const json = spec("json");

export const link = (object: string, label: string, extra: Extra = {}) => spec("link", { object })(label, extra);

/** `new_lead` reads "New lead" unless a label is given. */
export const options = (values: readonly (string | Option)[]): Option[] =>
  values.map((option) => (typeof option === "string" ? { value: option, label: sentence(option) } : option));

export const picklist = (label: string, values: readonly (string | Option)[], extra: Extra = {}) =>
  spec("picklist", { options: options(values) })(label, extra);

export const multiPicklist = (label: string, values: readonly (string | Option)[], extra: Extra = {}) =>
  spec("multiPicklist", { options: options(values) })(label, extra);

const UNSORTABLE: FieldType[] = [
  "tags",
  "members",
  "multiPicklist",
  "address",
  "emails",
  "phones",
  "addresses",
  "json",
  "longText",
];
const UNFILTERABLE: FieldType[] = ["json"];

/** Completes a declaration's field with its name and what its type allows. */
export function field(name: string, given: FieldSpec): Field {
  return {
    ...given,
    name,
    filter: given.filter ?? !UNFILTERABLE.includes(given.type),
    sort: given.sort ?? !UNSORTABLE.includes(given.type),
  };
}

function sentence(value: string): string {
  const words = value.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
