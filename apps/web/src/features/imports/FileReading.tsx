import { useMutation } from "@tanstack/react-query";
import { m } from "../../messages/messages.js";
import { announceFailure } from "../../records/undo/undo.ts";
import { FormField } from "../../ui/FormField.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { type Import, type Reading, rereadImport } from "./imports.api.ts";

const ENCODINGS = [
  "utf-8",
  "windows-1252",
  "utf-16le",
  "iso-8859-2",
  "windows-1251",
  "shift_jis",
  "gb18030",
  "big5",
  "euc-kr",
];

/** How the file is read, to be put right when letters or columns look wrong. */
export function FileReading({ found, onChanged }: { found: Import; onChanged: () => void }) {
  const reread = useMutation({
    mutationFn: (reading: Reading) => rereadImport(found.id, reading),
    onSuccess: onChanged,
    onError: (error) => announceFailure(error),
  });
  if (found.format !== "csv") return null;
  const encodings = ENCODINGS.includes(found.encoding) ? ENCODINGS : [found.encoding, ...ENCODINGS];
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <FormField label={m.import_export_encoding()} className="w-56">
        {(control) => (
          <Select
            {...control}
            value={found.encoding}
            choices={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
            onValue={(encoding) => reread.mutate({ encoding })}
          />
        )}
      </FormField>
      <FormField label={m.import_export_delimiter()} className="w-48">
        {(control) => (
          <Select
            {...control}
            value={found.delimiter}
            choices={[
              { value: ",", label: m.import_export_delimiter_comma() },
              { value: ";", label: m.import_export_delimiter_semicolon() },
              { value: "\t", label: m.import_export_delimiter_tab() },
              { value: "|", label: m.import_export_delimiter_bar() },
            ]}
            onValue={(delimiter) => reread.mutate({ delimiter })}
          />
        )}
      </FormField>
      <label className="flex h-8 items-center gap-2">
        <Switch checked={found.hasHeader} onCheckedChange={(hasHeader) => reread.mutate({ hasHeader })} />
        {m.import_export_header_row()}
      </label>
    </div>
  );
}
