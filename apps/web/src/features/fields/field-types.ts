import {
  AtSign,
  Banknote,
  CalendarClock,
  CalendarDays,
  CircleDot,
  Hash,
  Link,
  ListChecks,
  type LucideIcon,
  Phone,
  Text,
  TextCursorInput,
  ToggleLeft,
} from "lucide-react";
import { m } from "../../messages/messages.js";
import type { CustomField } from "./fields.api.ts";

type FieldType = CustomField["type"];

/** What the dialog of a field holds; the same for every type. */
export interface FieldDraft {
  label: string;
  key: string;
  type: FieldType;
  help: string;
  required: boolean;
  personal: boolean;
  options: NonNullable<CustomField["options"]>;
}

/** The kinds a field of one's own can have, in the order they are offered. */
export const FIELD_TYPES: Record<FieldType, { label: () => string; icon: LucideIcon }> = {
  text: { label: m.settings_type_text, icon: TextCursorInput },
  longText: { label: m.settings_type_long_text, icon: Text },
  picklist: { label: m.settings_type_picklist, icon: CircleDot },
  multiPicklist: { label: m.settings_type_multi_picklist, icon: ListChecks },
  number: { label: m.settings_type_number, icon: Hash },
  money: { label: m.settings_type_money, icon: Banknote },
  date: { label: m.settings_type_date, icon: CalendarDays },
  datetime: { label: m.settings_type_datetime, icon: CalendarClock },
  boolean: { label: m.settings_type_boolean, icon: ToggleLeft },
  email: { label: m.settings_type_email, icon: AtSign },
  phone: { label: m.settings_type_phone, icon: Phone },
  url: { label: m.settings_type_url, icon: Link },
};

export const fieldTypeOf = (value: string): FieldType => (isType(value) ? value : "text");

const isType = (value: string): value is FieldType => Object.hasOwn(FIELD_TYPES, value);

export const hasOptions = (type: FieldType) => type === "picklist" || type === "multiPicklist";

/** `Roof type` is `roofType`: the name by which the API and the filter know the field. */
export function keyFrom(label: string): string {
  const words = label
    .normalize("NFKD")
    .replaceAll(/[^a-zA-Z0-9 ]+/g, "")
    .split(" ")
    .filter(Boolean);
  const joined = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join("");
  return joined.replace(/^[0-9]+/, "").slice(0, 40);
}
