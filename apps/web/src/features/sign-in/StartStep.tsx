import { useMutation } from "@tanstack/react-query";
import { FlaskConical, SquareDashed } from "lucide-react";
import { FormError } from "../../ui/ErrorState.tsx";
import { addSampleData } from "../sample-data/sample-data.api.ts";

const CHOICE =
  "flex items-start gap-3 rounded-lg border border-line-strong bg-surface p-4 text-left hover:border-accent hover:bg-hover disabled:opacity-50";

/** With something to look at, or with nothing. */
export function StartStep({ onStart }: { onStart: () => void }) {
  const fill = useMutation({ mutationFn: () => addSampleData("plumbing"), onSuccess: onStart });
  return (
    <div className="flex flex-col gap-3">
      <button type="button" disabled={fill.isPending} onClick={() => fill.mutate()} className={CHOICE}>
        <FlaskConical aria-hidden className="mt-0.5 size-5 text-accent-text" />
        <span>
          <span className="block text-base font-medium">
            {fill.isPending ? "Adding sample data" : "Explore with sample data"}
          </span>
          <span className="text-ink-2">
            A plumbing and heating firm, with leads, jobs and people. Taken away again in one press.
          </span>
        </span>
      </button>
      <button type="button" disabled={fill.isPending} onClick={onStart} className={CHOICE}>
        <SquareDashed aria-hidden className="mt-0.5 size-5 text-ink-3" />
        <span>
          <span className="block text-base font-medium">Start empty</span>
          <span className="text-ink-2">Add your own contacts and leads from the beginning.</span>
        </span>
      </button>
      <FormError error={fill.error} />
    </div>
  );
}
