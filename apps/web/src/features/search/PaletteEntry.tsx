import { cn } from "../../lib/cn.ts";
import { keyLabel, stepsOf } from "../../lib/shortcut-keys.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import type { Entry } from "./entries.ts";

interface PaletteEntryProps {
  id: string;
  index: number;
  entry: Entry;
  isActive: boolean;
  onActivate: () => void;
  onRun: () => void;
}

/** One line of the palette. */
export function PaletteEntry({ id, index, entry, isActive, onActivate, onRun }: PaletteEntryProps) {
  const { icon: Icon, label, detail, keys } = entry;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above holds focus and answers the keys
    <div
      id={id}
      data-index={index}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={onRun}
      onMouseMove={onActivate}
      className={cn("flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5", isActive && "bg-hover")}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 truncate">{label}</span>
      {detail && <span className="ml-auto min-w-0 shrink truncate text-ink-3">{detail}</span>}
      {keys && (
        <span aria-hidden className={cn("flex shrink-0 gap-1 max-sm:hidden", !detail && "ml-auto")}>
          {stepsOf(keys).map((step) => (
            <Kbd key={step}>{keyLabel(step)}</Kbd>
          ))}
        </span>
      )}
    </div>
  );
}
