import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { membersQuery } from "../../lib/members.ts";
import type { DrawnField } from "../../lib/session.ts";
import { Combobox } from "../../ui/Combobox.tsx";
import type { ControlProps } from "../../ui/FormField.tsx";

interface MemberPickerProps {
  field: DrawnField;
  value: string | null;
  onChange: (id: string | null) => void;
  control?: ControlProps;
  autoFocus?: boolean;
}

/** Chooses a member of the organization. */
export function MemberPicker({ field, value, onChange, control, autoFocus }: MemberPickerProps) {
  const { data: members = [], isPending } = useQuery(membersQuery);
  const [typed, setTyped] = useState("");
  const options = members.map(({ id, name, email }) => ({ value: id, label: name, detail: email }));
  // Who has been shut out keeps what they have and is offered nothing new.
  const active = new Set(members.filter((member) => member.isActive).map(({ id }) => id));
  const matching = options.filter(
    ({ value: id, label, detail }) =>
      active.has(id) && `${label} ${detail}`.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  return (
    <Combobox
      control={control}
      label={field.label}
      chosen={options.find((option) => option.value === value) ?? null}
      options={matching}
      isLoading={isPending}
      onSearch={setTyped}
      onChoose={(option) => onChange(option?.value ?? null)}
      defaultOpen={autoFocus}
    />
  );
}
