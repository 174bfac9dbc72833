import { useState } from "react";
import type { Schemas } from "../../lib/api.ts";
import { type DrawnObject, useCan } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Select } from "../../ui/Select.tsx";
import type { Import, ImportMapping } from "./imports.api.ts";
import { NewFieldDialog } from "./NewFieldDialog.tsx";
import { targetLabel } from "./target-words.ts";

type Column = Import["columns"][number];
type Mapped = ImportMapping["columns"][number];

interface ColumnLineProps {
  column: Column;
  mapping: Mapped;
  /** Where other columns go already. */
  taken: string[];
  targets: Schemas["ImportTarget"][];
  object: DrawnObject;
  onChange: (change: Partial<Mapped>) => void;
  /** The object has a field more. */
  onField: () => void;
}

const LISTS = ["emails", "phones", "addresses", "tags"];
/** Several columns may add to one of these. */
const SHARED = ["emails", "phones"];
const NEW = "new";

/** One column of the file: its name and some values, where they go, and who wins. */
export function ColumnLine({ column, mapping, taken, targets, object, onChange, onField }: ColumnLineProps) {
  const [isAdding, setAdding] = useState(false);
  const mayAdd = useCan("fields");
  const target = targets.find(({ path }) => path === mapping.target);
  const isList = target !== undefined && LISTS.includes(target.type);
  const free = targets.filter(
    ({ path, type }) => !taken.includes(path) || SHARED.includes(type) || path === mapping.target,
  );
  const choices = free.map((one) => ({ value: one.path, label: targetLabel(one, object) }));
  const choose = (value: string) => {
    if (value === NEW) return setAdding(true);
    const chosen = targets.find(({ path }) => path === value);
    onChange({ target: value || null, rule: chosen && LISTS.includes(chosen.type) ? "fill" : "overwrite" });
  };
  return (
    <li className="grid items-center gap-x-3 gap-y-1.5 border-b px-3 py-2 last:border-0 sm:grid-cols-[1fr_15rem_11rem]">
      <div className="min-w-0">
        <p className="truncate font-medium">{column.header}</p>
        <p className="truncate text-xs text-ink-2">{column.samples.join(" · ")}</p>
      </div>
      <Select
        aria-label={m.import_export_goes_to_of({ column: column.header })}
        value={mapping.target ?? ""}
        empty={m.import_export_leave_out()}
        choices={mayAdd ? [...choices, { value: NEW, label: m.import_export_new_field() }] : choices}
        onValue={choose}
      />
      {target && target.path !== "id" && (
        <Select
          aria-label={m.import_export_rule_of({ column: column.header })}
          value={mapping.rule}
          choices={[
            { value: "overwrite", label: m.import_export_rule_overwrite() },
            { value: "fill", label: isList ? m.import_export_rule_add() : m.import_export_rule_fill() },
          ]}
          onValue={(rule) => onChange({ rule: rule === "fill" ? "fill" : "overwrite" })}
        />
      )}
      {isAdding && (
        <NewFieldDialog
          object={object}
          column={column.header}
          onClose={() => setAdding(false)}
          onAdded={(path) => {
            setAdding(false);
            onChange({ target: path, rule: "overwrite" });
            onField();
          }}
        />
      )}
    </li>
  );
}
