import { Plus, X } from "lucide-react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Input } from "../../ui/Input.tsx";
import { asText } from "../record.ts";

type Address = Record<string, unknown>;

const PARTS = [
  { name: "line1", label: m.record_address_street, wide: true },
  { name: "line2", label: m.record_address_unit, wide: true },
  { name: "city", label: m.record_address_city },
  { name: "state", label: m.record_address_state },
  { name: "postalCode", label: m.record_address_postal_code },
  { name: "country", label: m.record_address_country },
];

/** Edits one postal address. */
export function AddressInput({ value, onChange }: { value: unknown; onChange: (value: Address | null) => void }) {
  const address = addressOf(value);
  const set = (name: string, text: string) => {
    const next = { ...address, [name]: text === "" ? null : text };
    onChange(PARTS.some((part) => next[part.name]) ? next : null);
  };
  return (
    <div className="grid grid-cols-2 gap-1.5">
      {PARTS.map(({ name, label, wide }) => (
        <Input
          key={name}
          aria-label={label()}
          placeholder={label()}
          autoComplete="off"
          className={wide ? "col-span-2" : undefined}
          value={asText(address[name])}
          onChange={(event) => set(name, event.target.value)}
        />
      ))}
    </div>
  );
}

/** Edits any number of them. */
export function AddressesInput({ value, onChange }: { value: unknown; onChange: (value: Address[]) => void }) {
  const addresses = Array.isArray(value) && value.length > 0 ? value.map(addressOf) : [{}];
  const replace = (index: number, next: Address | null) =>
    onChange(addresses.map((address, at) => (at === index ? (next ?? {}) : address)));
  return (
    <div className="flex flex-col gap-3">
      {addresses.map((address, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an address being typed has no other identity
        <div key={index} className="flex items-start gap-1">
          <AddressInput value={address} onChange={(next) => replace(index, next)} />
          <IconButton
            label={m.record_address_remove()}
            onClick={() => onChange(addresses.filter((_, at) => at !== index))}
          >
            <X />
          </IconButton>
        </div>
      ))}
      <Button size="sm" variant="ghost" className="self-start" onClick={() => onChange([...addresses, {}])}>
        <Plus aria-hidden className="size-4" />
        {m.record_address_add()}
      </Button>
    </div>
  );
}

const addressOf = (value: unknown): Address => (typeof value === "object" && value !== null ? { ...value } : {});
