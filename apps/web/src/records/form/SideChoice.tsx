import { type ReactNode, useId } from "react";
import { cn } from "../../lib/cn.ts";

interface Side<T extends string> {
  value: T;
  label: string;
  content: ReactNode;
}

interface SideChoiceProps<T extends string> {
  legend: string;
  sides: Side<T>[];
  chosen: T;
  onChoose: (value: T) => void;
}

/** Two or more versions of one field beside each other, of which one is taken. */
export function SideChoice<T extends string>({ legend, sides, chosen, onChoose }: SideChoiceProps<T>) {
  const group = useId();
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-ink-2">{legend}</legend>
      <div className="grid gap-2 sm:auto-cols-fr sm:grid-flow-col">
        {sides.map((side) => (
          <label
            key={side.value}
            className={cn(
              "flex cursor-pointer gap-2 rounded-md border p-2.5",
              side.value === chosen ? "border-accent bg-selected" : "border-line-strong",
            )}
          >
            <input
              type="radio"
              name={group}
              checked={side.value === chosen}
              onChange={() => onChoose(side.value)}
              className="mt-1 accent-(--accent)"
            />
            <span className="min-w-0">
              <span className="block text-xs text-ink-2">{side.label}</span>
              <span className="break-words">{side.content}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
