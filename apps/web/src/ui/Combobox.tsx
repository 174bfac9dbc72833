import { Check, ChevronsUpDown } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { cn } from "../lib/cn.ts";
import { m } from "../messages/messages.js";
import type { ControlProps } from "./FormField.tsx";
import { CONTROL, HEIGHTS } from "./Input.tsx";
import { Popover } from "./Popover.tsx";

export interface ComboboxOption {
  value: string;
  label: string;
  detail?: string;
}

interface ComboboxProps {
  control?: ControlProps;
  label: string;
  /** Stands there while nothing is chosen; "None" unless given. */
  placeholder?: string;
  chosen: ComboboxOption | null;
  options: ComboboxOption[];
  isLoading?: boolean;
  /** Called as the person types; the owner narrows `options`. */
  onSearch: (text: string) => void;
  onChoose: (option: ComboboxOption | null) => void;
  defaultOpen?: boolean;
  onClose?: () => void;
}

/** Chooses one out of many by typing a part of its name. */
export function Combobox(props: ComboboxProps) {
  const {
    control,
    label,
    placeholder,
    chosen,
    options,
    isLoading,
    onSearch,
    onChoose,
    defaultOpen = false,
    onClose,
  } = props;
  const [isOpen, setOpen] = useState(defaultOpen);
  const [active, setActive] = useState(0);
  const listId = useId();

  const setOpenAndTell = (open: boolean) => {
    setOpen(open);
    if (!open) {
      onSearch("");
      setActive(0);
      onClose?.();
    }
  };
  const choose = (option: ComboboxOption | null) => {
    onChoose(option);
    setOpenAndTell(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((active + step + options.length) % Math.max(options.length, 1));
    }
    const option = options[active];
    if (event.key === "Enter" && option) {
      event.preventDefault();
      choose(option);
    }
  };

  return (
    <Popover
      modal
      open={isOpen}
      onOpenChange={setOpenAndTell}
      label={label}
      holds="list"
      trigger={
        <button type="button" {...control} className={cn(CONTROL, HEIGHTS.md, "flex items-center gap-2 text-left")}>
          <span className={cn("flex-1 truncate", !chosen && "text-ink-3")}>
            {chosen?.label ?? placeholder ?? m.common_none()}
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 text-ink-3" />
        </button>
      }
    >
      <input
        role="combobox"
        aria-label={m.common_search_in({ what: label })}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={options[active] ? `${listId}-${active}` : undefined}
        placeholder={m.common_type_to_search()}
        autoComplete="off"
        className="h-8 w-full bg-transparent px-2 outline-none placeholder:text-ink-3"
        onChange={(event) => {
          onSearch(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={label} className="max-h-64 overflow-y-auto border-t pt-1">
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox input above holds focus and answers the keys
          <div
            key={option.value}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={option.value === chosen?.value}
            onClick={() => choose(option)}
            onMouseMove={() => setActive(index)}
            className={cn(
              "flex min-h-8 cursor-pointer items-center pointer-coarse:min-h-10 gap-2 rounded-md px-2",
              index === active && "bg-hover",
            )}
          >
            <span className="min-w-0 flex-1 truncate">
              {option.label}
              {option.detail && <span className="ml-2 text-ink-3">{option.detail}</span>}
            </span>
            {option.value === chosen?.value && <Check aria-hidden className="size-4 text-accent-text" />}
          </div>
        ))}
        {options.length === 0 && (
          <p className="px-2 py-1.5 text-ink-3">{isLoading ? m.common_searching() : m.common_nothing_matches()}</p>
        )}
      </div>
      {chosen && (
        <button
          type="button"
          onClick={() => choose(null)}
          className="mt-1 h-8 w-full rounded-md border-t px-2 text-left text-ink-2 hover:bg-hover"
        >
          {m.common_clear()}
        </button>
      )}
    </Popover>
  );
}
