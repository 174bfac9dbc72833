import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { writeWithCaret } from "../../lib/caret.ts";
import { cn } from "../../lib/cn.ts";
import type { DrawnObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { FLOATING } from "../../ui/floating.ts";
import { CONTROL_BASE, HEIGHTS } from "../../ui/Input.tsx";
import { useCompletion } from "./useCompletion.ts";

interface FilterInputProps {
  object: DrawnObject;
  filter: string;
  onAdd: (term: string) => void;
}

/** Words to search for, or conditions, completed while one types. */
export function FilterInput({ object, filter, onAdd }: FilterInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const { load, suggestions, apply, mistakeIn } = useCompletion(object, typed, caret);
  const [mistake, setMistake] = useState<string>();
  const example = exampleTerm(object);
  const isShown = isOpen && suggestions.length > 0 && typed !== "";

  // A press on "back" changes the filter from outside; what was half typed belongs to the one before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when the filter changes
  useEffect(() => setTyped(""), [filter]);

  const change = (text: string, at: number) => {
    setTyped(text);
    setCaret(at);
    setActive(-1);
    setOpen(true);
    setMistake(undefined);
  };
  const accept = (index: number) => {
    const next = apply(index);
    if (!next) return;
    writeWithCaret(input.current, () => change(next.text, next.caret), next.caret);
  };
  const submit = () => {
    const term = typed.trim();
    if (!term) return;
    const wrong = mistakeIn(term);
    if (wrong) return setMistake(wrong);
    setOpen(false);
    onAdd(term);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && isShown) {
      event.preventDefault();
      const count = suggestions.length + 1;
      setActive(((active + 1 + step + count) % count) - 1);
    } else if (event.key === "Tab" && isShown && !event.shiftKey) {
      event.preventDefault();
      accept(Math.max(active, 0));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isShown && active >= 0) accept(active);
      else submit();
    } else if (event.key === "Escape" && isShown) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div className="relative min-w-36 max-w-80 flex-1">
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 left-2 my-auto size-4 text-ink-3" />
      <input
        ref={input}
        role="combobox"
        aria-label={m.filters_search({ plural: object.pluralLabel.toLowerCase() })}
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${listId}-${active}` : undefined}
        aria-invalid={mistake !== undefined}
        placeholder={m.filters_placeholder({ example })}
        title={m.filters_hint({ example })}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onFocus={load}
        onChange={(event) => change(event.target.value, event.target.selectionStart ?? event.target.value.length)}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        className={cn(CONTROL_BASE, HEIGHTS.sm, "border border-line-strong pr-2 pl-8 aria-invalid:border-danger")}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={m.filters_suggestions()}
        hidden={!isShown}
        className={cn(FLOATING, "absolute top-full left-0 mt-1 max-h-72 w-max min-w-full max-w-96 overflow-y-auto p-1")}
      >
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above holds focus and answers the keys
          <div
            key={suggestion.text}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Before the input loses the focus, which would close the list under the press.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => accept(index)}
            className={cn(
              "flex min-h-7 cursor-pointer items-center gap-3 pointer-coarse:min-h-10 rounded-md px-2 hover:bg-hover",
              index === active && "bg-hover",
            )}
          >
            <span className="font-mono text-xs">{suggestion.text}</span>
            <span className="ml-auto truncate text-ink-2">{suggestion.label}</span>
          </div>
        ))}
      </div>
      {mistake && (
        <p
          role="alert"
          className={cn(FLOATING, "absolute top-full left-0 mt-1 max-w-96 border-danger px-2 py-1 text-danger")}
        >
          {mistake}
        </p>
      )}
    </div>
  );
}

/** A condition that this object's own fields allow, to show how one is written. */
function exampleTerm({ fields }: DrawnObject): string {
  const choices = fields.filter(({ type, filter, options }) => type === "picklist" && filter && options?.length);
  const choice = choices.find(({ name }) => name === "status") ?? choices[0];
  return choice ? `${choice.aliases?.[0] ?? choice.name}:${choice.options?.[0]?.value}` : "created<7d";
}
