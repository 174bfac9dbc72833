import { type FormEvent, useState } from "react";
import type { DrawnField } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import { FieldInput } from "../fields/FieldInput.tsx";
import { asText } from "../record.ts";
import { operatorsFor, writeTerm } from "./filter-terms.ts";

interface ConditionFormProps {
  fields: DrawnField[];
  onAdd: (term: string) => void;
}

/** One condition: a field, an operator, a value. */
export function ConditionForm({ fields, onAdd }: ConditionFormProps) {
  const [name, setName] = useState(fields[0]?.name ?? "");
  const [operatorKey, setOperatorKey] = useState("");
  const [value, setValue] = useState<unknown>(null);
  const field = fields.find((one) => one.name === name);
  if (!field) return null;
  const operators = operatorsFor(field);
  const operator = operators.find((one) => one.key === operatorKey) ?? operators[0];
  if (!operator) return null;
  const isReady = operator.fixedValue !== undefined || asText(value) !== "";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onAdd(writeTerm(field, operator, asText(value)));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Select
        aria-label="Field"
        choices={fields.map((one) => ({ value: one.name, label: one.label }))}
        value={name}
        onValue={(next) => {
          setName(next);
          setValue(null);
        }}
      />
      <Select
        aria-label="Condition"
        choices={operators.map((one) => ({ value: one.key, label: one.label }))}
        value={operator.key}
        onValue={setOperatorKey}
      />
      {operator.fixedValue === undefined && (
        <FieldInput key={field.name} field={singular(field)} value={value} onChange={setValue} />
      )}
      <Button type="submit" variant="primary" disabled={!isReady}>
        Add filter
      </Button>
    </form>
  );
}

/** A condition compares with one value, where the field itself may hold many or a whole day. */
function singular(field: DrawnField): DrawnField {
  if (field.type === "multiPicklist") return { ...field, type: "picklist" };
  if (field.type === "datetime") return { ...field, type: "date" };
  if (field.type === "boolean") {
    return {
      ...field,
      type: "picklist",
      options: [
        { value: "true", label: "Yes" },
        { value: "false", label: "No" },
      ],
    };
  }
  const isDrawnWhole = ["picklist", "member", "link", "currency", "date", "integer", "number", "percent", "money"];
  return isDrawnWhole.includes(field.type) ? field : { ...field, type: "text" };
}
