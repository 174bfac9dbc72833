import { Circle, CircleCheck } from "lucide-react";
import { cn } from "../../lib/cn.ts";
import { m } from "../../messages/messages.js";
import type { Step } from "./first-run.api.ts";
import { stepWords } from "./step-words.ts";

interface StepListProps {
  steps: { key: Step; isDone: boolean }[];
  current: Step;
  onChoose: (step: Step) => void;
  className?: string;
}

/** All steps in their order; those done can only be looked at. */
export function StepList({ steps, current, onChoose, className }: StepListProps) {
  const words = stepWords();
  return (
    <ol className={cn("py-1.5", className)}>
      {steps.map(({ key, isDone }) => (
        <li key={key} className="px-1.5">
          <button
            type="button"
            disabled={isDone}
            aria-current={key === current ? "step" : undefined}
            onClick={() => onChoose(key)}
            className={cn(
              "flex min-h-9 w-full items-center gap-2.5 rounded-md px-2.5 text-left enabled:hover:bg-hover max-md:min-h-11",
              key === current && "bg-hover font-medium",
            )}
          >
            {isDone ? (
              <CircleCheck aria-hidden className="size-4 shrink-0 text-accent-text" />
            ) : (
              <Circle aria-hidden className="size-4 shrink-0 text-ink-3" />
            )}
            <span className={cn(isDone && "text-ink-2 line-through")}>{words[key].title}</span>
            {isDone && <span className="sr-only">{m.first_run_step_done()}</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}
