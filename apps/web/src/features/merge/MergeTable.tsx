import { useQueries } from "@tanstack/react-query";
import { type CSSProperties, useId } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { isSame } from "../../records/conflict.ts";
import { useValueWords } from "../../records/fields/value-words.ts";
import { isBlank, linkedOf } from "../../records/record.ts";
import { recordQuery } from "../../records/records.api.ts";
import { Badge } from "../../ui/Badge.tsx";
import type { MergedField, Why } from "./merge.api.ts";

const WHY: Record<Why, () => string> = {
  same: m.merge_why_same,
  only: m.merge_why_only,
  winner: m.merge_why_winner,
  recent: m.merge_why_recent,
  united: m.merge_why_united,
  chosen: m.merge_why_chosen,
};

/** On a phone a field's name stands above its values, or there would be no room for two of them. */
const STACKED = "max-sm:grid max-sm:grid-cols-[repeat(var(--records),minmax(9rem,1fr))]";

interface MergeTableProps {
  object: DrawnObject;
  fields: MergedField[];
  /** The records, the one that stays first. */
  ids: string[];
  names: Record<string, string>;
  /** The record whose value was chosen, by field; shown at once, before the preview has followed. */
  choices: Record<string, string>;
  /** Null takes a choice back, so that the rule decides. */
  onChoose: (field: string, recordId: string | null) => void;
}

/** The records side by side, a row for each field; what differs first, since only that needs a decision. */
export function MergeTable({ object, fields, ids, names, choices, onChoose }: MergeTableProps) {
  const shown = fields.filter(({ name }) => isShown(object, name));
  const differing = shown.filter(({ why }) => why !== "same");
  const same = shown.filter(({ why }) => why === "same");
  const titles = useLinkTitles(object, ids);
  const columns: CSSProperties & { "--records": number } = { "--records": ids.length };
  const common = { object, ids, names, titles, choices, onChoose };
  return (
    <div className="mt-4 overflow-x-auto">
      <table style={columns} className="w-full table-fixed border-collapse text-left sm:min-w-lg">
        <thead>
          <tr className={cn("border-b align-bottom", STACKED)}>
            <th scope="col" className="w-44 py-1.5 pr-3 text-xs font-medium text-ink-3 max-sm:sr-only">
              {m.merge_field()}
            </th>
            {ids.map((id, index) => (
              <th key={id} scope="col" className="px-2 py-1.5 font-semibold">
                {names[id]} {index === 0 && <Badge tone="green">{m.merge_stays()}</Badge>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <Row key={field.name} field={field} {...common} />
          ))}
          {differing.length === 0 && (
            <tr>
              <td colSpan={ids.length + 1} className="py-2 text-ink-2">
                {m.merge_nothing_differs()}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {same.length > 0 && (
        <p className="mt-2 text-xs text-ink-3">{m.merge_same({ fields: same.map(({ label }) => label).join(", ") })}</p>
      )}
    </div>
  );
}

interface RowProps extends Omit<MergeTableProps, "fields"> {
  field: MergedField;
  titles: Record<string, string>;
}

function Row({ object, field, ids, names, titles, choices, onChoose }: RowProps) {
  const group = useId();
  const formats = useFormats();
  const words = useValueWords();
  const drawn = fieldAt(object, field.name);
  const chosenId = choices[field.name];
  const why = chosenId ? "chosen" : field.why;
  const label = drawn?.label ?? field.label;
  const said = (value: unknown) => (drawn ? words(drawn, value, titles) : String(value));
  return (
    <tr className={cn("border-b align-top", STACKED)}>
      <th scope="row" className="py-2 pr-3 font-medium text-ink-2 max-sm:col-span-full max-sm:pb-1">
        {label}
        <span className="mt-1 block text-xs font-normal text-ink-3">{WHY[why]()}</span>
        {why === "united" && (
          <span className="block text-xs font-normal break-words text-ink">{said(field.chosen)}</span>
        )}
        {why === "chosen" && (
          <button
            type="button"
            className="text-xs font-normal text-accent-text hover:underline"
            onClick={() => onChoose(field.name, null)}
          >
            {m.merge_choice_reset()}
          </button>
        )}
      </th>
      {ids.map((id) => {
        const value = field.values.find(({ recordId }) => recordId === id);
        const isTaken = chosenId ? chosenId === id : why === "united" || isSame(value?.value, field.chosen);
        return (
          <td key={id} className="p-1">
            <label
              className={cn(
                "flex h-full cursor-pointer gap-2 rounded-md border p-2",
                isTaken ? "border-accent bg-selected" : "border-transparent hover:bg-hover",
              )}
            >
              <input
                type="radio"
                name={group}
                aria-label={m.merge_take({ field: label, record: names[id] ?? "" })}
                checked={why !== "united" && isTaken}
                onChange={() => onChoose(field.name, id)}
                className="mt-1 accent-(--accent)"
              />
              <span className="min-w-0">
                <span className={cn("block break-words", isBlank(value?.value) && "text-ink-3")}>
                  {said(value?.value ?? null)}
                </span>
                {value?.setAt && !isBlank(value.value) && (
                  <span className="block text-xs text-ink-3">
                    {m.merge_set({ when: formats.relative(value.setAt, new Date()) })}
                  </span>
                )}
              </span>
            </label>
          </td>
        );
      })}
    </tr>
  );
}

/** The field at a path of the API's, where one of the organization's own is `custom.roofType`. */
const fieldAt = (object: DrawnObject, path: string) =>
  object.fields.find(({ name, custom }) => (custom ? `custom.${name}` : name) === path);

/** What Mainstay keeps for itself is merged, too, but nobody can choose it by looking at it. */
function isShown(object: DrawnObject, path: string): boolean {
  const field = fieldAt(object, path);
  return field !== undefined && !field.internal && field.type !== "json";
}

/** What the records' links and members are called, by id. */
function useLinkTitles(object: DrawnObject, ids: string[]): Record<string, string> {
  const records = useQueries({ queries: ids.map((id) => recordQuery(object, id)) });
  const links = object.fields.filter(({ type }) => ["link", "member", "members"].includes(type));
  const named = records.flatMap(({ data }) => links.flatMap(({ name }) => (data && linkedOf(data, name)) || []));
  return Object.fromEntries(named.map(({ id, title }) => [id, title]));
}
