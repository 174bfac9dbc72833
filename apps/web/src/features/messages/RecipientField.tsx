import { m } from "../../messages/messages.js";
import { FormField } from "../../ui/FormField.tsx";
import { Input } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import type { ChannelKind } from "./messages.api.ts";

interface RecipientFieldProps {
  channel: ChannelKind;
  /** The person's own. */
  addresses: string[];
  value: string;
  error?: string;
  onChange: (address: string) => void;
}

/** To which of somebody's addresses; typed in where none is known. */
export function RecipientField({ channel, addresses, value, error, onChange }: RecipientFieldProps) {
  return (
    <FormField label={m.messages_to()} layout="line" error={error}>
      {(control) =>
        addresses.length > 0 ? (
          <Select
            {...control}
            className="min-w-0 flex-1"
            choices={addresses.map((address) => ({ value: address, label: address }))}
            value={value}
            onValue={onChange}
          />
        ) : (
          <Input
            {...control}
            type={channel === "email" ? "email" : "tel"}
            placeholder={channel === "email" ? m.messages_no_email() : m.messages_no_phone()}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </FormField>
  );
}
