import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Segments } from "../../ui/Segments.tsx";
import type { ImportMapping } from "./imports.api.ts";

type MatchKey = ImportMapping["matchBy"][number];

interface MatchRulesProps {
  object: DrawnObject;
  mapping: ImportMapping;
  onMapping: (mapping: ImportMapping) => void;
}

/** How a row is recognized as a record that is there already, and what becomes of that. */
export function MatchRules({ object, mapping, onMapping }: MatchRulesProps) {
  const paths = mapping.columns.flatMap(({ target }) => target ?? []);
  const has = (...starts: string[]) =>
    paths.some((path) => starts.some((start) => path === start || path.startsWith(`${start}.`)));
  const offered: [MatchKey, string][] = [];
  if (has("id")) offered.push(["id", m.import_export_match_id()]);
  if (has("emails", "email")) offered.push(["email", m.import_export_match_email()]);
  if (has("phones", "phone", "mainPhone")) offered.push(["phone", m.import_export_match_phone()]);
  if (has(object.titleField, "firstName", "lastName")) offered.push(["title", m.import_export_match_title_key()]);
  const toggle = (key: MatchKey, isOn: boolean) =>
    onMapping({ ...mapping, matchBy: isOn ? [...mapping.matchBy, key] : mapping.matchBy.filter((one) => one !== key) });
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold">{m.import_export_match_title()}</h2>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <legend className="float-left mr-4 text-ink-2">{m.import_export_match_by()}</legend>
          {offered.map(([key, label]) => (
            <label key={key} className="flex items-center gap-2">
              <Checkbox checked={mapping.matchBy.includes(key)} onCheckedChange={(isOn) => toggle(key, isOn)} />
              {label}
            </label>
          ))}
        </fieldset>
        <Segments<"update" | "skip">
          label={m.import_export_on_match()}
          value={mapping.onMatch ?? "update"}
          choices={[
            { value: "update", label: m.import_export_on_match_update() },
            { value: "skip", label: m.import_export_on_match_skip() },
          ]}
          onChange={(onMatch) => onMapping({ ...mapping, onMatch })}
        />
      </div>
      {has("companyId") && (
        <label className="flex items-center gap-2">
          <Checkbox
            checked={mapping.createLinked ?? true}
            onCheckedChange={(isOn) => onMapping({ ...mapping, createLinked: isOn })}
          />
          {m.import_export_create_linked()}
        </label>
      )}
    </section>
  );
}
