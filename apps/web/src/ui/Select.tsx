import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "../lib/cn.ts";
import { CONTROL, HEIGHTS } from "./Input.tsx";

interface Choice {
  value: string;
  label: string;
}

interface SelectProps extends Omit<ComponentProps<"select">, "onChange"> {
  choices: readonly Choice[];
  /** The first line, meaning nothing chosen; without it there is no empty choice. */
  empty?: string;
  onValue: (value: string) => void;
}

/** The browser's own select: the quickest to use by keyboard, and the system's wheel on a phone. */
export function Select({ choices, empty, onValue, className, ...rest }: SelectProps) {
  return (
    <span className={cn("relative block", className)}>
      <select
        className={cn(CONTROL, HEIGHTS.md, "appearance-none truncate pr-8")}
        onChange={(event) => onValue(event.target.value)}
        {...rest}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-ink-3" />
    </span>
  );
}
