import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useDebounced } from "../../lib/hooks.ts";
import { type DrawnField, type DrawnObject, useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Combobox } from "../../ui/Combobox.tsx";
import type { ControlProps } from "../../ui/FormField.tsx";
import type { Linked } from "../record.ts";
import { suggestionsQuery } from "../records.api.ts";

interface RecordPickerProps {
  field: DrawnField;
  value: string | null;
  linked?: Linked | null;
  onChange: (id: string | null) => void;
  control?: ControlProps;
  autoFocus?: boolean;
}

/** Chooses the record a link points to, found by a part of its name. */
export function RecordPicker(props: RecordPickerProps) {
  const object = useObject(props.field.object ?? "");
  // The role may see the link but not what it points to; then there is nothing to choose from.
  return object ? <PickerOf object={object} {...props} /> : null;
}

function PickerOf({
  object,
  field,
  value,
  linked,
  onChange,
  control,
  autoFocus,
}: RecordPickerProps & { object: DrawnObject }) {
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState<Linked | null>(linked ?? null);
  const { data: found = [], isFetching } = useQuery(suggestionsQuery(object, useDebounced(typed.trim())));
  return (
    <Combobox
      control={control}
      label={field.label}
      chosen={
        value
          ? {
              value,
              label:
                picked?.id === value ? picked.title : m.record_picker_chosen({ object: object.label.toLowerCase() }),
            }
          : null
      }
      options={found.map(({ id, title }) => ({ value: id, label: title }))}
      isLoading={isFetching}
      onSearch={setTyped}
      onChoose={(option) => {
        setPicked(option && { id: option.value, title: option.label });
        onChange(option?.value ?? null);
      }}
      defaultOpen={autoFocus}
    />
  );
}
