import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { membersQuery } from "../../lib/members.ts";
import type { DrawnField } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Combobox } from "../../ui/Combobox.tsx";
import type { ControlProps } from "../../ui/FormField.tsx";
import { MemberName } from "./FieldValue.tsx";

interface MembersInputProps {
  field: DrawnField;
  value: unknown;
  onChange: (ids: string[]) => void;
  control?: ControlProps;
  autoFocus?: boolean;
}

/** Chooses any number of members: those chosen, and a way to add one more. */
export function MembersInput({ field, value, onChange, control, autoFocus }: MembersInputProps) {
  const { data: members = [], isPending } = useQuery(membersQuery);
  const [typed, setTyped] = useState("");
  const ids = Array.isArray(value) ? value.map(String) : [];
  const nameOf = (id: string) => members.find((one) => one.id === id)?.name ?? m.record_former_member();
  const wanted = typed.trim().toLowerCase();
  const options = members
    .filter(({ id, name, email, isActive }) => {
      return isActive && !ids.includes(id) && `${name} ${email}`.toLowerCase().includes(wanted);
    })
    .map(({ id, name, email }) => ({ value: id, label: name, detail: email }));
  return (
    <div className="flex flex-col gap-1.5">
      {ids.length > 0 && (
        <ul aria-label={field.label} className="flex flex-wrap gap-1">
          {ids.map((id) => (
            <li
              key={id}
              className="flex h-6 max-w-full items-center gap-1 rounded-full border border-line-strong pr-0.5 pl-1"
            >
              <MemberName name={nameOf(id)} />
              <button
                type="button"
                aria-label={m.record_member_remove({ name: nameOf(id) })}
                onClick={() => onChange(ids.filter((one) => one !== id))}
                className="rounded-full p-0.5 text-ink-2 hover:bg-hover hover:text-ink"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        control={control}
        label={field.label}
        placeholder={m.record_member_add()}
        chosen={null}
        options={options}
        isLoading={isPending}
        onSearch={setTyped}
        onChoose={(option) => option && onChange([...ids, option.value])}
        defaultOpen={autoFocus}
      />
    </div>
  );
}
