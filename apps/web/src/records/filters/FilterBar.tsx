import { Search, X } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { cn } from "../../lib/cn.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { CONTROL_BASE } from "../../ui/Input.tsx";
import { FilterBuilder } from "./FilterBuilder.tsx";
import { joinTerms, readTerm, splitTerms } from "./filter-terms.ts";

interface FilterBarProps {
  object: DrawnObject;
  filter?: string;
  onFilter: (filter: string | undefined) => void;
}

/** The filter as text and as chips: the same filter, changed either way. */
export function FilterBar({ object, filter = "", onFilter }: FilterBarProps) {
  const [typed, setTyped] = useState("");
  const terms = splitTerms(filter);
  const example = exampleTerm(object);
  const add = (term: string) => onFilter(joinTerms([...terms, term.trim()].filter(Boolean)));
  // A press on "back" changes the filter from outside; what was half typed belongs to the one before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when the filter changes
  useEffect(() => setTyped(""), [filter]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) add(typed);
  };
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
      <form onSubmit={submit} className="relative min-w-36 max-w-72 flex-1">
        <Search aria-hidden className="pointer-events-none absolute top-1.5 left-2 size-4 text-ink-3" />
        <input
          aria-label={`Search or filter ${object.pluralLabel.toLowerCase()}`}
          placeholder={`Search, or ${example}`}
          title={`Words search everything. Conditions: ${example}  created<7d  "water heater"`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className={cn(CONTROL_BASE, "h-7 border border-line-strong pr-2 pl-8")}
        />
      </form>
      <FilterBuilder object={object} onAdd={add} />
      {terms.map((term, index) => (
        <span
          key={term}
          className="inline-flex h-7 max-w-64 items-center gap-1 rounded-md bg-accent-soft pr-1 pl-2 text-accent-text"
        >
          <span className="truncate">{readTerm(term, object.fields)}</span>
          <button
            type="button"
            aria-label={`Remove filter ${readTerm(term, object.fields)}`}
            onClick={() => onFilter(joinTerms(terms.filter((_, at) => at !== index)))}
            className="rounded p-1 hover:bg-selected"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ))}
    </div>
  );
}

/** A condition that this object's own fields allow, to show how one is written. */
function exampleTerm({ fields }: DrawnObject): string {
  const choices = fields.filter(({ type, filter, options }) => type === "picklist" && filter && options?.length);
  const choice = choices.find(({ name }) => name === "status") ?? choices[0];
  return choice ? `${choice.aliases?.[0] ?? choice.name}:${choice.options?.[0]?.value}` : "created<7d";
}
