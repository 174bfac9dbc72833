import { type ReactNode, useId } from "react";
import { cn } from "../lib/cn.ts";
import { m } from "../messages/messages.js";

/** What a control must carry to be tied to its label, help and error. */
export interface ControlProps {
  id: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}

interface FormFieldProps {
  label: string;
  help?: string;
  error?: string;
  required?: boolean;
  /** The label above its control, or beside it. */
  layout?: "stack" | "line";
  className?: string;
  children: (control: ControlProps) => ReactNode;
}

/** A label, its control, and below it the error or the help. */
export function FormField({ label, help, error, required, layout = "stack", className, children }: FormFieldProps) {
  const id = useId();
  const note = error ?? help;
  return (
    <div className={cn("flex", layout === "stack" ? "flex-col gap-1" : "items-center gap-2", className)}>
      <label htmlFor={id} className="shrink-0 font-medium text-ink-2">
        {label}
        {required && (
          <span className="text-danger" title={m.common_required()}>
            {" "}
            *
          </span>
        )}
      </label>
      {children({
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": note ? `${id}-note` : undefined,
      })}
      {note && (
        <p id={`${id}-note`} className={cn("text-xs", error ? "text-danger" : "text-ink-3")}>
          {note}
        </p>
      )}
    </div>
  );
}
