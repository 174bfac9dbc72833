import { Plus, X } from "lucide-react";
import { useId } from "react";
import { m } from "../../messages/messages.js";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Input } from "../../ui/Input.tsx";
import type { FieldDraft } from "./field-types.ts";

type Options = FieldDraft["options"];

interface OptionsEditorProps {
  options: Options;
  error?: string;
  onChange: (options: Options) => void;
}

/** What one can choose from, a line each; Enter makes the next. */
export function OptionsEditor({ options, error, onChange }: OptionsEditorProps) {
  const id = useId();
  const lines = options.length > 0 ? options : [BLANK];
  const set = (index: number, label: string) => {
    const before = lines[index] ?? BLANK;
    onChange(lines.with(index, { ...before, label }));
  };
  const add = () => onChange([...lines, BLANK]);
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium text-ink-2">{m.settings_options()}</legend>
      {lines.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a new option has no value yet to be told apart by
        <div key={index} className="flex gap-1">
          <Input
            aria-label={m.settings_option_at({ number: index + 1 })}
            autoFocus={index > 0 && index === lines.length - 1 && option.label === ""}
            maxLength={80}
            value={option.label}
            onChange={(event) => set(index, event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.metaKey || event.ctrlKey) return;
              event.preventDefault();
              add();
            }}
          />
          <IconButton
            label={m.settings_option_remove({ option: option.label || index + 1 })}
            disabled={lines.length === 1}
            onClick={() => onChange(lines.toSpliced(index, 1))}
          >
            <X />
          </IconButton>
        </div>
      ))}
      <Button size="sm" variant="ghost" className="self-start" onClick={add}>
        <Plus aria-hidden className="size-4" />
        {m.settings_option_add()}
      </Button>
      {error && (
        <p id={`${id}-error`} className="text-xs text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}

const BLANK = { value: "", label: "" };
