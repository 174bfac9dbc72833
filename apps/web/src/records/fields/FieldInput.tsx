import { useFormats } from "../../lib/formats.ts";
import { fromLocalInput, toLocalInput } from "../../lib/local-time.ts";
import type { DrawnField } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import type { ControlProps } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { asText, type Linked } from "../record.ts";
import { AddressesInput, AddressInput } from "./AddressInput.tsx";
import { ContactPointsInput } from "./ContactPointsInput.tsx";
import { emailsIn, phonesIn } from "./contact-points.ts";
import { MemberPicker } from "./MemberPicker.tsx";
import { MembersInput } from "./MembersInput.tsx";
import { OptionsInput } from "./OptionsInput.tsx";
import { RecordPicker } from "./RecordPicker.tsx";

export interface FieldInputProps {
  field: DrawnField;
  value: unknown;
  onChange: (value: unknown) => void;
  control?: ControlProps;
  /** The linked record's name, while the value is only its id. */
  linked?: Linked | null;
  autoFocus?: boolean;
}

const CURRENCIES = Intl.supportedValuesOf("currency").map((code) => ({ value: code, label: code }));

/** The control that edits one field, chosen by its type. Empty is always null. */
export function FieldInput({ field, value, onChange, control, linked, autoFocus }: FieldInputProps) {
  const formats = useFormats();
  const text = asText(value);
  const common = { ...control, autoFocus, "aria-label": control ? undefined : field.label };
  const onText = (next: string) => onChange(next === "" ? null : next);

  switch (field.type) {
    case "longText":
      return <Textarea {...common} value={text} onChange={(event) => onText(event.target.value)} />;
    case "integer":
    case "number":
    case "percent":
      return (
        <Input
          {...common}
          type="number"
          inputMode="decimal"
          step={field.type === "integer" ? 1 : "any"}
          min={field.min}
          max={field.max}
          value={text}
          onChange={({ target }) => onChange(target.value === "" ? null : Number(target.value))}
        />
      );
    case "money":
      // Amounts stay decimal text all the way: a float would lose cents.
      return (
        <Input
          {...common}
          inputMode="decimal"
          placeholder="0.00"
          value={text}
          onChange={({ target }) => onText(target.value.replace(/[^\d.-]/g, ""))}
        />
      );
    case "currency":
      return <Select {...common} choices={CURRENCIES} empty={m.common_none()} value={text} onValue={onText} />;
    case "date":
      return (
        <Input {...common} type="date" value={text.slice(0, 10)} onChange={(event) => onText(event.target.value)} />
      );
    case "datetime":
      return (
        <Input
          {...common}
          type="datetime-local"
          defaultValue={text ? toLocalInput(text, formats.zone) : ""}
          onChange={(event) => onChange(fromLocalInput(event.target.value, formats.zone))}
        />
      );
    case "boolean":
      return <Switch {...control} aria-label={field.label} checked={value === true} onCheckedChange={onChange} />;
    case "picklist":
      return <Select {...common} choices={field.options ?? []} empty={m.common_none()} value={text} onValue={onText} />;
    case "multiPicklist":
      return <OptionsInput field={field} value={value} onChange={onChange} />;
    case "tags":
      return (
        <Input
          {...common}
          placeholder={m.record_tags_hint()}
          defaultValue={Array.isArray(value) ? value.join(", ") : ""}
          onChange={(event) => onChange(splitTags(event.target.value))}
        />
      );
    case "member":
      return <MemberPicker {...{ control, field, value: text || null, onChange, autoFocus }} />;
    case "members":
      return <MembersInput {...{ control, field, value, onChange, autoFocus }} />;
    case "link":
      return <RecordPicker {...{ control, field, value: text || null, linked, onChange, autoFocus }} />;
    case "emails":
      return (
        <ContactPointsInput
          kind="email"
          points={emailsIn(value).map(({ email, ...rest }) => ({ ...rest, text: email }))}
          onChange={(points) => onChange(points.map(({ text: email, ...rest }) => ({ ...rest, email })))}
        />
      );
    case "phones":
      return (
        <ContactPointsInput
          kind="phone"
          points={phonesIn(value).map(({ number, type, primary }) => ({ type, primary, text: number }))}
          onChange={(points) => onChange(points.map(({ text: number, ...rest }) => ({ ...rest, number })))}
        />
      );
    case "address":
      return <AddressInput value={value} onChange={onChange} />;
    case "addresses":
      return <AddressesInput value={value} onChange={onChange} />;
    default:
      return (
        <Input
          {...common}
          type={INPUT_TYPES[field.type] ?? "text"}
          maxLength={field.maxLength}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      );
  }
}

const INPUT_TYPES: Partial<Record<DrawnField["type"], string>> = { email: "email", phone: "tel", url: "url" };

function splitTags(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.trim());
  return [...new Set(tags.filter(Boolean))];
}
