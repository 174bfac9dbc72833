import { useId } from "react";
import { cn } from "../lib/cn.ts";

interface SegmentsProps<T extends string> {
  /** What is chosen between; read out, not shown. */
  label: string;
  choices: readonly { value: T; label: string }[];
  value: T;
  disabled?: boolean;
  onChange: (value: T) => void;
}

/** A choice between two to four, all of them in sight. */
export function Segments<T extends string>({ label, choices, value, disabled, onChange }: SegmentsProps<T>) {
  const group = useId();
  return (
    <fieldset disabled={disabled} className="inline-flex shrink-0 rounded-md border border-line-input p-0.5">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={cn(
            "relative flex h-6 cursor-pointer pointer-coarse:h-8 pointer-coarse:px-3 items-center rounded px-2 whitespace-nowrap has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:cursor-default",
            choice.value === value ? "bg-selected font-medium text-ink" : "text-ink-2 hover:text-ink",
          )}
        >
          <input
            type="radio"
            name={group}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
